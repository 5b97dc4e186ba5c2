import { z } from 'zod';
import type { JuryDoor } from './jury.ts';
import { rooms } from './rooms.ts';
import { defineEvent, type Namespace } from './socket-event.ts';

/**
 * A juror's live channel, apart from the staff's: `notice` says that they were asked or thanked, `seat
 * {id}` that a jury they sit on moved. Neither says how; that is read again, here or by HTTP, so that
 * whoever was away misses nothing and nobody learns a vote of another.
 */
export const juryNamespace = ({ seats }: Pick<JuryDoor, 'seats'>): Namespace => ({
  path: '/jury',
  callers: ['juror'],
  events: [
    defineEvent('juror')({
      name: 'sync',
      schema: z.strictObject({}),
      limit: { burst: 60, perSecond: 5 },
      acknowledged: true,
      async handler(peer) {
        const items = await seats(peer.caller);
        for (const { id, jury } of items)
          if (jury) peer.join(rooms.jury(id));
          else peer.leave(rooms.jury(id));
        return { seats: items };
      },
    }),
  ],
});

import type { ClockCommand } from '../commands.ts';
import type { Handlers } from '../step.ts';

const HOUR = 3_600_000;

export const CLOCK_STEPS: Handlers<ClockCommand> = {
  time_out: ({ deadline }) => [
    {
      to: 'closed_timeout',
      row: deadline?.timer ?? 'T-03',
      data: { type: 'ticket_timed_out' },
    },
  ],
  escalate_to_lead: ({ state, deadline }) => [
    {
      to: state,
      row: deadline?.timer ?? 'T-07',
      data: { type: 'escalated_to_lead' },
      ...(deadline && { timer: deadline.timer }),
    },
  ],
  remind: ({ state }, { percent }) => [
    { to: state, row: 'E36', data: { type: 'reminded', percent } },
  ],
  extend_deadline: ({ state, deadline }, { hours, note }) =>
    deadline
      ? [
          {
            to: state,
            row: deadline.timer,
            data: { type: 'deadline_extended', hours },
            note,
            deadline: {
              ...deadline,
              at: new Date(Date.parse(deadline.at) + hours * HOUR).toISOString(),
            },
          },
        ]
      : 'action_not_allowed',
};

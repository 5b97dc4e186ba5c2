import type { Heard } from '../../../dialogue/hear.ts';
import { isTerminal } from '../../../terms/state.ts';
import type { Draft } from '../../draft.ts';
import { comeBack } from './come-back.ts';

/** "我自己寄行不行": sending it on a bill of one's own, as against having it fetched. */
const SELF_SHIP =
  /自己(?:去|来|找|叫|拿去?)?(?:快递|顺丰)?(?:寄|发|送|邮)|自寄|自行寄|(?:send|ship|post|mail) it (?:back )?(?:by )?my ?self|(?:my|an)? ?own (?:courier|carrier|label)|drop it off/i;
/** What was done already is told with its number, not asked for. */
const DONE = /已经|了(?:[。!！]|$)|sent it|shipped it|mailed it/i;

/** Answers a wish to send the goods oneself, while a return is open or about to be. */
export function selfShip(draft: Draft, heard: Heard): boolean {
  if (!SELF_SHIP.test(heard.text) || DONE.test(heard.text) || heard.tracking) return false;
  const { ticket } = draft;
  const back = ticket && !isTerminal(ticket.state) ? ticket.return : undefined;
  const open = back !== undefined && ticket?.state === 'return_wait';
  if (!open && draft.state.confirm === undefined) {
    // "无理由退货 我自己寄" is a claim, which that comes with.
    if (ticket || heard.topic === 'claim') return false;
    draft.say([{ name: 'self_ship_before' }]);
    return true;
  }
  const ours = back ? back.payer !== 'buyer' : undefined;
  draft.say([
    { name: open ? 'self_ship' : 'self_ship_before' },
    { name: ours ? 'freight_receipt' : 'self_ship_own' },
  ]);
  if (!open) comeBack(draft);
  return true;
}

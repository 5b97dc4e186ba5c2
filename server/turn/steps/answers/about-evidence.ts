import { cannotShoot, nothingMore } from '../../../dialogue/details.ts';
import type { Heard } from '../../../dialogue/hear.ts';
import { asksSomething } from '../../../dialogue/repairs.ts';
import { word } from '../../../dialogue/speech.ts';
import type { Ticket } from '../../../ticket/ticket.ts';
import type { Draft } from '../../draft.ts';
import { evidenceHelp, missingPhotos } from './evidence-help.ts';

/** "开不了机怎么拍": asks for help, and does not say that there is nothing more. */
const HOW_TO_SHOOT =
  /(?:怎么|咋|如何)(?:去)?(?:拍|录|弄视频)|\bhow (?:do|can|should|am) i (?:film|record|shoot|take|supposed to)\b/i;

/** What is said of the photos that a case waits for. */
export function aboutEvidence(draft: Draft, heard: Heard): boolean {
  const { ticket } = draft;
  if (ticket?.state === 'evidence_wait' && cannotShoot(heard.text) && !draft.state.coached)
    return coach(draft, ticket);
  if (ticket?.state === 'evidence_wait' && saysReady(draft, ticket, heard)) return true;
  const how = HOW_TO_SHOOT.test(heard.text);
  const asks = how || (heard.topic === 'photos' && asksSomething(heard.text));
  if (ticket?.state !== 'evidence_wait' || !asks) return false;
  if (how && !draft.state.coached) return coach(draft, ticket);
  if (nothingMore(heard.text) || cannotShoot(heard.text)) return false;
  draft.say([evidenceHelp(draft, ticket)]);
  return true;
}

/** Many who say they cannot have never tried: told once how little is needed, with a way round it. */
function coach(draft: Draft, ticket: Ticket): boolean {
  const { list, hint } = missingPhotos(draft, ticket);
  if (list.length === 0) return false;
  draft.note({ type: 'coached' });
  const quickReplies = [
    word('quick.nothing_more', draft.locale),
    word('quick.human', draft.locale),
  ];
  draft.say([{ name: 'evidence_cannot', facts: { hint } }], { quickReplies });
  return true;
}

const READY =
  /^(?:(?:我)?(?:好了|拍好了|准备好了|找到(?:手机)?了|可以了|回来了)|(?:ok |okay )?(?:i'?m )?(?:ready|back|done))[\s。.!！~]*$/i;
const WHY_PHOTOS =
  /(?:凭什么|为什么|为啥|干嘛|干什么)[^。!！]{0,8}(?:拍|照片|视频|录)|\bwhy (?:do|should|must|would) (?:i|you)\b[^.?!]{0,24}\b(?:photos?|pictures?|pics|videos?)\b/i;

/** "好了" after a wait, or "why photos at all": what is needed and what for. */
function saysReady(draft: Draft, ticket: Ticket, { text }: Heard): boolean {
  const why = WHY_PHOTOS.test(text);
  const { list } = missingPhotos(draft, ticket);
  if (list.length === 0 || !(why || READY.test(text))) return false;
  draft.say([{ name: why ? 'explain_evidence' : 'back_to_evidence', facts: { list } }]);
  return true;
}

import type { MessageBody } from '../../../contract/buyer-channel.ts';
import { asksHowLong } from '../../../dialogue/about-talk.ts';
import type { Heard } from '../../../dialogue/hear.ts';
import { claimsAuthority, praises, presses } from '../../../dialogue/pressure.ts';
import { asksSomething, isLost, onlyOpens, repairOf } from '../../../dialogue/repairs.ts';
import { word } from '../../../dialogue/speech.ts';
import type { IntentId } from '../../../terms/understanding.ts';
import type { Ticket } from '../../../ticket/ticket.ts';
import type { Draft } from '../../draft.ts';
import { reopens } from '../after-close.ts';
import type { NeedOrder } from '../focus.ts';
import { LATER } from '../goods-talk.ts';
import { mainOffer, showOffer } from '../offer.ts';
import { tellStatus } from '../status.ts';
import { asksForQueue } from '../waits-for-person.ts';
import { whySpeeches } from '../why.ts';
import { aboutDealings } from './about-dealings.ts';
import { aboutEvidence } from './about-evidence.ts';
import { hearWho } from './about-us.ts';
import { answer, answerEach, questionIn, tellEach } from './answer.ts';
import { comeBack } from './come-back.ts';
import { respectsComplaint } from './complains-elsewhere.ts';
import { tellsPerks } from './perks.ts';
import { orderUnknown, plainlyAsked, sellerGone } from './plain-asks.ts';
import { repairTalk } from './repair.ts';
import { selfShip } from './self-ship.ts';
import { whileSellerHasIt } from './seller-has-it.ts';
import { basis } from './told.ts';

/** Longer words to wait may go on to say something. */
const PAUSE = 8;

/** A repair of the talk, before the message is taken for an answer to what stands open. */
export function hearRepair(draft: Draft, body: MessageBody, heard: Heard): NeedOrder | boolean {
  const { choose } = body;
  if (choose?.value === 'skip' && choose.askId === draft.state.pending?.askId)
    return repairTalk(draft, heard, 'skip');
  if (choose || (body.evidenceIds?.length ?? 0) > 0) return false;
  if (hearWho(draft, heard) || aboutDealings(draft, heard)) return true;
  if (heard.draft.leaf && !isLost(heard.text)) return false;
  const repair = repairOf(heard.text);
  // "等等 我不想折腾了 就要那个吧" says what is wanted.
  if (repair === 'wait' && heard.topic === 'claim' && heard.text.length > PAUSE) return false;
  if (repair === 'wait' && reopens(heard.text)) return false;
  return repair !== undefined && repairTalk(draft, heard, repair);
}

/**
 * What a message may be beside the step at hand: the order a question waited for, or a question that
 * data answers. True or an order to load where it was one of these.
 */
export function hearAside(draft: Draft, body: MessageBody, heard: Heard): NeedOrder | boolean {
  if (draft.state.person || (body.evidenceIds?.length ?? 0) > 0) return false;
  const { wonders } = draft.state;
  const own = questionIn(draft, heard) ?? heard.asks[0];
  if (wonders && !own && (heard.order ?? heard.item) && heard.draft.leaf === undefined)
    return answerEach(draft, heard, asWondered(wonders, heard)) ?? true;
  if ((body.choose && !heard.meant) || sendsBack(draft, heard)) return false;
  if (orderUnknown(draft, heard) || sellerGone(draft, heard) || plainlyAsked(draft, heard))
    return true;
  if (whileSellerHasIt(draft, heard) || asksForQueue(draft, heard)) return true;
  if (respectsComplaint(draft, heard)) return true;
  soothe(draft, heard);
  if (aboutEvidence(draft, heard) || asksWhy(draft, heard) || selfShip(draft, heard)) return true;
  if (wondersAboutIntercept(draft, heard) || withstands(draft, heard)) return true;
  if (tellsPerks(draft, heard)) return true;
  if (bargains(draft, heard)) return false;
  if (heard.topic !== 'claim' && heard.asks.length > 1)
    return answerEach(draft, heard, heard.asks) ?? true;
  const told = heard.topic === 'claim' && heard.draft.leaf !== undefined;
  if (told && heard.asks.length > 1) return answersBeside(draft, heard);
  const about = questionIn(draft, heard);
  if (about !== undefined) return answer(draft, heard, about) ?? true;
  return heard.topic === 'claim' && answersBeside(draft, heard);
}

const asWondered = (wonders: readonly IntentId[], { text }: Heard) =>
  wonders.map((about) => ({ about, text }));

const isItemKnown = ({ state: { focus }, snapshot: { orders } }: Draft): boolean =>
  focus?.itemId !== undefined || (orders.length === 1 && orders[0]?.items.length === 1);

/** What is asked in the same breath as a claim is told is answered first; then the claim goes on. */
function answersBeside(draft: Draft, heard: Heard): NeedOrder | boolean {
  const asks = heard.asks.filter(({ text }) => asksSomething(text));
  if (asks.length === 0 || !isItemKnown(draft)) return false;
  return tellEach(draft, heard, asks) ?? false;
}

/** A parcel's number or a wish for more time belongs to the way back that is open. */
const sendsBack = ({ ticket }: Draft, { tracking, text }: Heard): boolean =>
  (ticket?.state === 'return_wait' || ticket?.state === 'repair_wait') &&
  (tracking !== undefined || LATER.test(text));

/** Anger is met once, in few words, with a person on offer; then the matter itself goes on. */
function soothe(draft: Draft, heard: Heard): void {
  const upset = heard.angry || (heard.main === 'complaint' && heard.topic === 'small');
  if (!upset || draft.state.soothed || hasOwnWords(heard)) return;
  draft.note({ type: 'soothed' });
  draft.say([{ name: 'soothed' }], { quickReplies: [word('quick.human', draft.locale)] });
}

/** Reports of conduct or of forbidden goods are met in their own words; an opener is not upset at all. */
const hasOwnWords = ({ draft: { leaf }, text }: Heard): boolean =>
  leaf === 'SVC.attitude' || leaf === 'SVC.prohibited' || onlyOpens(text);

/** It is heard, and changes nothing; a figure or a way that is named with it is an answer to the offer. */
function withstands(draft: Draft, heard: Heard): boolean {
  const { ticket } = draft;
  const { text, draft: told } = heard;
  const figure = told.amountCents ?? told.percentBps;
  // A way that somebody above is said to have allowed is no choice among those on offer.
  const claimed = claimsAuthority(text) && (figure ?? WHOLE) === WHOLE;
  const answers = !claimed && (heard.stance !== undefined || Object.keys(told).length > 0);
  const flatters = heard.main !== 'thanks_bye' && praises(text);
  if (ticket?.state !== 'offer_wait' || answers) return false;
  if (!(presses(text) || flatters)) return false;
  draft.say([{ name: 'pressed', facts: { rule: basis('DT-12') } }]);
  showOffer(draft, ticket.id);
  return true;
}

/** "全额" as a share. */
const WHOLE = 10_000;

const NOT_STOPPED =
  /拦(?:截)?(?:不|没)(?:住|到|下|成|了)|拦截失败|(?:can'?t|cannot|isn'?t|not) (?:be )?(?:stop|intercept)/i;

/** "拦不住咋办", before it was tried or while it is. */
function wondersAboutIntercept(draft: Draft, heard: Heard): boolean {
  const { confirm, draft: claim } = draft.state;
  const offered = confirm?.purpose === 'submit' && claim.leaf === 'NRR.change_mind';
  if (!(offered || draft.ticket?.state === 'intercepting') || !NOT_STOPPED.test(heard.text))
    return false;
  draft.say([{ name: 'intercept_fails' }]);
  if (offered) comeBack(draft);
  else if (asksHowLong(heard.text)) tellStatus(draft);
  return true;
}

const OFFERED: readonly Ticket['state'][] = ['offer_wait', 'negotiation'];
const WHY =
  /为什么|为啥|凭什么|怎么(?:算|得|定)|依据|咋算|\bwhy\b|how (?:did|do|is|was) .{0,20}(?:calculat|work|arrive|come up)/i;

/** "为什么才退这么点": the table's own lines, each figure bound to its rule. */
function asksWhy(draft: Draft, heard: Heard): boolean {
  const { ticket } = draft;
  const lines = ticket && OFFERED.includes(ticket.state) ? whySpeeches(draft, ticket) : [];
  if (!ticket || lines.length === 0 || !WHY.test(heard.text)) return false;
  if (bargains(draft, heard) && !namesOurs(ticket, heard)) return false;
  draft.say([
    { name: 'why_intro' },
    ...lines.map((line) => ({ name: 'why_line', facts: { line } }) as const),
  ]);
  return true;
}

/** "为什么才15%": the figure is the offer's own. */
function namesOurs(ticket: Ticket, { draft: { amountCents, percentBps } }: Heard): boolean {
  const terms = mainOffer(ticket)?.terms;
  if (!terms || (amountCents ?? percentBps) === undefined) return false;
  return percentBps === undefined
    ? amountCents === terms.amountCents
    : percentBps === terms.percentBps;
}

/** A figure told while an offer stands open is an answer to the offer, whatever else is asked. */
const bargains = ({ ticket }: Draft, { draft, stance }: Heard): boolean =>
  ticket?.state === 'offer_wait' &&
  (draft.amountCents !== undefined || draft.percentBps !== undefined || stance === 'haggle');

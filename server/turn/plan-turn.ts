import type { MessageBody } from '../contract/buyer-channel.ts';
import { replyLocale } from '../dialogue/language.ts';
import type { Understanding } from '../terms/understanding.ts';
import type { Refusal } from './answer-card.ts';
import { leadElsewhere } from './desk/elsewhere.ts';
import { heardAtDesk } from './desk/talk.ts';
import { Draft } from './draft.ts';
import type { DraftInput } from './draft-input.ts';
import type { OrderClaim, ProofOutcome } from './order-proof.ts';
import type { CommitPlan } from './ports.ts';
import { caseTapped, takeUp } from './steps/cases.ts';
import { fileEvidence } from './steps/file-evidence.ts';
import { joinCase } from './steps/late-evidence.ts';
import { takeUpNext } from './steps/next-case.ts';
import { proveOrder } from './steps/prove-order.ts';
import { tappedText } from './tapped.ts';
import { type Message, turnToCase } from './turn-to-case.ts';

export interface TurnInput extends DraftInput {
  readonly body: MessageBody;
  /** What the text means; absent where the message has none. */
  readonly understanding?: Understanding | undefined;
  /** What came of the proof that this message holds; absent before it was checked. */
  readonly proof?: ProofOutcome | undefined;
}

export type TurnPlan =
  | { readonly kind: 'plan'; readonly plan: CommitPlan }
  | { readonly kind: 'need_order'; readonly orderId: string }
  /** A visitor's claim to an order is to be checked first. */
  | { readonly kind: 'prove'; readonly claim: OrderClaim }
  | { readonly kind: 'refused'; readonly code: Refusal; readonly detail: string };

/**
 * Works out everything a buyer's message changes. Pure: the same input gives the same plan, so that a
 * version conflict is answered by planning again.
 */
export function planTurn(input: TurnInput): TurnPlan {
  const { body, understanding, proof } = input;
  const locale = replyLocale(
    understanding?.readAs ?? body.text,
    input.snapshot.conversation.locale,
  );
  const draft = new Draft({ ...input, locale });
  const tapped = caseTapped(draft, body);
  const away = tapped && takeUp(draft, tapped);
  if (away) return { kind: 'need_order', orderId: away.needOrder };
  hearBuyer(draft, body);
  heardAtDesk(draft, draft.heard ?? '');
  const proving = proveOrder(draft, { body, understanding, proof });
  if (typeof proving === 'object' && 'prove' in proving)
    return { kind: 'prove', claim: proving.prove };
  const words = { body, understanding, isTapped: tapped !== undefined };
  const said = typeof proving === 'object' ? aboutProven(draft, words, proving) : words;
  const silent = forAPerson(draft, body) || proving === 'answered';
  const led = !silent && leadElsewhere(draft, said);
  if (silent || led) takeQuietly(draft, body);
  const outcome = silent || led ? undefined : turnToCase(draft, said);
  if (outcome && 'refused' in outcome)
    return { kind: 'refused', code: outcome.refused, detail: outcome.detail };
  if (outcome) return { kind: 'need_order', orderId: outcome.needOrder };
  if (!led) takeUpNext(draft);
  return { kind: 'plan', plan: draft.finish({ clientId: body.clientId }) };
}

/** What was asked for to prove an order is answered by it, as if it had been tapped; numbers mean nothing else. */
function aboutProven(
  { state: { pending } }: Draft,
  { body, understanding, isTapped }: Message,
  { proven: order, bare }: { readonly proven: string; readonly bare: boolean },
): Message {
  const isAnswer = pending?.slot === 'order' || pending?.slot === 'phone';
  const choose = isAnswer ? { askId: pending.askId, value: order } : undefined;
  const { text, ...tapped } = { ...body, ...(choose && { choose }) };
  if (bare && choose) return { body: tapped, understanding: undefined, isTapped, order };
  return { body: { ...tapped, text }, understanding, isTapped, order };
}

/** Photos join the case whoever holds the talk; in an arbitration, with the words beside them, as a statement (E18). */
function takeQuietly(draft: Draft, { evidenceIds: ids = [], text: note }: MessageBody): void {
  const { ticket } = draft;
  if (ids.length > 0 && ticket?.state === 'arb_evidence')
    fileEvidence(draft, ticket, { ids, note, by: 'buyer' });
  else joinCase(draft, ticket, ids);
}

/**
 * Words are for the person who has the talk, and the bot is silent. What is tapped on a card, and photos
 * that the case waits for, are no words: they count whoever holds the talk.
 */
function forAPerson(
  { holder, ticket }: Draft,
  { confirm, offer, evidenceIds }: MessageBody,
): boolean {
  const files = ticket?.state === 'evidence_wait' && (evidenceIds?.length ?? 0) > 0;
  return holder === 'human' && !confirm && !offer && !files;
}

/** The buyer's own message, as everyone in the conversation sees it. */
function hearBuyer(draft: Draft, body: MessageBody): void {
  const { buyerId } = draft.snapshot.conversation;
  const files = draft.snapshot.evidence.filter((file) => body.evidenceIds?.includes(file.id));
  draft.heard = body.text ?? tappedText(draft, body);
  draft.show(
    {
      type: 'text',
      text: draft.heard,
      clientId: body.clientId,
      ...(files.length > 0 && {
        evidence: files.map((file) => ({
          evidenceId: file.id,
          kind: file.kind,
          ok: file.quality.ok,
          problems: [...file.quality.problems],
          ...(file.key && { key: file.key }),
        })),
      }),
    },
    { kind: 'buyer', ...(buyerId && { id: buyerId }) },
  );
}

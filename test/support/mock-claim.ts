import type { MessageBody, OpenPayload, Refusal } from '../../server/contract/buyer-channel.ts';
import {
  type MessageAck,
  type OpenAck,
  type SyncAck,
  VisibleEvent,
  type WireEvent,
} from '../../server/contract/conversation-events.ts';
import { type MockLocale, SCRIPT } from './mock-script.ts';

const CONVERSATION = 'conv-mock-1';
const HOUR_MS = 3_600_000;
const STOPS = ['submitted', 'evidence', 'review', 'offer', 'payout', 'completed'];
const KEYS = ['photo_overview', 'photo_closeup', 'photo_serial'] as const;
type Key = (typeof KEYS)[number];
type TicketState = Extract<VisibleEvent, { type: 'ticket' }>['state'];
type Actor = WireEvent['actor'];

interface StoredFile {
  readonly id: string;
  readonly key: Key | undefined;
  readonly ok: boolean;
  readonly bytes: Buffer;
}

/** One conversation: its log, its files and where the script stands. */
export class Talk {
  readonly log: WireEvent[] = [];
  readonly heard: string[] = [];
  private locale: MockLocale = 'zh-CN';
  private readonly answered = new Map<string, MessageAck>();
  private readonly files = new Map<string, StoredFile>();
  private readonly given = new Map<Key, StoredFile>();
  private readonly timers: NodeJS.Timeout[] = [];
  private tell: (events: WireEvent[]) => void = () => {};
  private round = 1;
  /** How long the bot thinks, so that the typing sign can be seen. */
  thinkMs = 350;
  /** Says nothing by itself: what happens is to be found by asking. */
  silence = false;
  /** Refuses the next messages with these words. */
  refuse: string | undefined;

  listen(tell: (events: WireEvent[]) => void): void {
    this.tell = tell;
  }
  stop(): void {
    for (const timer of this.timers) clearTimeout(timer);
  }
  open(payload: OpenPayload): OpenAck {
    this.locale = payload.locale ?? this.locale;
    if (this.log.length === 0) this.say(this.words.greet, { quickReplies: this.words.starts });
    const events = this.log.slice(-50);
    return { ok: true, conversationId: CONVERSATION, lastSeq: this.log.length, events };
  }
  sync(afterSeq: number): SyncAck {
    const events = this.log.filter((event) => event.seq > afterSeq).slice(0, 50);
    return { ok: true, events, lastSeq: this.log.length };
  }
  message(body: MessageBody): MessageAck | Refusal {
    if (this.refuse) return { ok: false, error: { code: 'rate_limited', message: this.refuse } };
    const before = this.answered.get(body.clientId);
    if (before) return before;
    this.heard.push(body.clientId);
    const files = (body.evidenceIds ?? []).flatMap((id) => this.files.get(id) ?? []);
    const ack: MessageAck = { ok: true, seq: this.log.length + 1 };
    this.answered.set(body.clientId, ack);
    const own = this.append(
      {
        type: 'text',
        text: body.text ?? String(body.choose?.value ?? ''),
        clientId: body.clientId,
        ...(files.length > 0 && {
          evidence: files.map(({ id, key, ok }) => ({
            evidenceId: id,
            kind: 'photo',
            ok,
            problems: ok ? [] : ['blurry'],
            ...(key && { key }),
          })),
        }),
      },
      { kind: 'buyer' },
    );
    this.announce([own]);
    this.later(this.thinkMs, () => this.respond(body, files));
    return ack;
  }
  takeFile(body: Buffer): object {
    const text = body.toString('latin1');
    const key = KEYS.find((one) => text.includes(`name="key"\r\n\r\n${one}`));
    const name = /filename="([^"]*)"/.exec(text)?.[1] ?? '';
    const start = text.indexOf('\r\n\r\n', text.indexOf('name="file"')) + 4;
    const bytes = body.subarray(start, text.lastIndexOf('\r\n--'));
    const ok = !name.includes('blur');
    const id = `ev-${this.files.size + 1}`;
    this.files.set(id, { id, key, ok, bytes });
    return {
      evidenceId: id,
      sha256: 'mock',
      kind: 'photo',
      bytes: bytes.length,
      quality: {
        ok,
        sharpness: ok ? 0.8 : 0.1,
        exposure: 0.5,
        width: 1600,
        height: 1200,
        problems: ok ? [] : ['blurry'],
      },
      level: 1,
      ...(key && { key }),
    };
  }
  fileOf(id: string): Buffer {
    return this.files.get(id)?.bytes ?? Buffer.alloc(0);
  }

  private get words() {
    return SCRIPT[this.locale];
  }
  private respond(body: MessageBody, files: readonly StoredFile[]): void {
    const { words } = this;
    const text = body.text ?? '';
    if (/人工|person/.test(text))
      this.batch(() => this.append({ type: 'handoff', to: 'general', ...words.handoff }));
    else if (body.confirm) this.execute();
    else if (body.offer?.verb === 'accept') this.batch(() => this.append(words.confirm()));
    else if (body.offer) this.offer(body.offer.amountCents);
    else if (files.length > 0) this.evidence(files);
    else if (body.choose || /20%/.test(text)) this.offer();
    else if (!this.log.some((event) => event.type === 'evidence_request')) this.understand();
    else this.batch(() => this.say(words.fallback));
  }
  private understand(): void {
    this.batch(() => {
      this.say(this.words.understood, { quickReplies: this.words.wrong });
      this.ticket('evidence_wait', 1);
      this.request(this.words.ask);
    });
  }
  private evidence(files: readonly StoredFile[]): void {
    for (const file of files) if (file.key) this.given.set(file.key, file);
    const complete = KEYS.every((key) => this.given.get(key)?.ok);
    this.batch(() => {
      if (complete) {
        this.ticket('screening', 2);
        this.append(this.words.remedy());
      } else this.request(this.words.retake);
    });
  }
  private offer(counterCents?: number): void {
    if (counterCents !== undefined) this.round += 1;
    this.batch(() => {
      this.ticket(this.round > 1 ? 'negotiation' : 'offer_wait', 3);
      this.say(this.words.offerText);
      this.append(this.words.offer(this.round, counterCents));
    });
  }
  private execute(): void {
    this.batch(() => {
      this.ticket('refunding', 4);
      this.say(this.words.submitted);
    });
    this.later(1_200, () =>
      this.batch(() => {
        this.ticket('completed', 6);
        this.append(this.words.resolved());
      }),
    );
  }
  private request(text: string): void {
    this.append({
      type: 'evidence_request',
      askId: `ask-${this.log.length}`,
      slot: 'evidence',
      text,
      checklist: KEYS.map((key) => {
        const file = this.given.get(key);
        return {
          key,
          ...this.words.slots[key],
          kind: 'photo' as const,
          required: true,
          ...(file?.ok && { satisfiedBy: file.id }),
          ...(file && !file.ok && { problem: 'blurry' as const }),
        };
      }),
    });
  }
  private ticket(state: TicketState, reached: number): void {
    const at = new Date().toISOString();
    const buyerHolds = ['evidence_wait', 'offer_wait', 'negotiation'].includes(state);
    const done = state === 'completed';
    this.append({
      type: 'ticket',
      ticketId: 'ticket-1',
      number: 'AS20261105-0001',
      state,
      holder: done ? 'none' : buyerHolds ? 'buyer' : 'platform',
      ...(!done && {
        deadline: {
          at: new Date(Date.now() + 48 * HOUR_MS).toISOString(),
          thenState: buyerHolds ? 'closed_timeout' : 'platform_review',
        },
      }),
      eta: { p50Minutes: done ? 0 : 8, p80Minutes: done ? 0 : 90, basis: 'target' },
      progress: STOPS.map((node, index) => ({
        node,
        status: index < reached ? 'done' : index === reached ? 'current' : 'next',
        ...(index <= reached && { at }),
      })),
    });
  }
  private say(text: string, extra: { quickReplies?: string[] } = {}): WireEvent {
    return this.append({ type: 'text', text, ...extra });
  }
  private append(event: VisibleEvent, actor: Actor = { kind: 'bot' }): WireEvent {
    const wire: WireEvent = {
      conversationId: CONVERSATION,
      seq: this.log.length + 1,
      at: new Date().toISOString(),
      actor,
      ...VisibleEvent.parse(event),
    };
    this.log.push(wire);
    return wire;
  }
  /** Everything a turn says goes out together; its last event ends the turn. */
  private batch(act: () => void): void {
    const from = this.log.length;
    act();
    const last = this.log.at(-1);
    if (last) this.log[this.log.length - 1] = { ...last, turnEnd: true };
    this.announce(this.log.slice(from));
  }
  private announce(events: WireEvent[]): void {
    if (!this.silence) this.tell(events);
  }
  private later(ms: number, act: () => void): void {
    this.timers.push(setTimeout(act, ms));
  }
}

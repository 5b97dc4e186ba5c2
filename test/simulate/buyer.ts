import type { MessageBody } from '../../server/contract/buyer-channel.ts';
import type { VisibleEventOf, WireEvent } from '../../server/contract/conversation-events.ts';
import type { Ticket } from '../../server/ticket/ticket.ts';
import type { Dice } from '../prove/support/dice.ts';
import { hostileLine } from './hostile.ts';
import { Answered } from './repeats.ts';
import type { Duty } from './shape.ts';
import type { SentFile, Stage } from './stage.ts';
import { type LineName, Voice } from './voice.ts';

type Words = Omit<MessageBody, 'clientId'>;
type Ask = VisibleEventOf<'ask'>;
type Offer = VisibleEventOf<'offer'>;
type Request = VisibleEventOf<'evidence_request'>;

/** Counter-offers before a haggler takes what there is. */
const MOST_COUNTERS = 2;
const MOST_PLAIN = 2;

/** A scripted buyer: what they do next follows from their manner, the dice and the cards they see. */
export class Buyer {
  readonly voice: Voice;
  readonly #stage: Stage;
  readonly #chance: Dice;
  /** Each trick of a manner is played once. */
  readonly #done = new Set<string>();
  #counters = 0;
  #plain = 0;
  /** A person was asked for, or has to come, from here on. */
  owed: Duty | undefined;
  /** What was asked and answered: asked again it is one question too many. */
  readonly answered = new Answered();

  constructor(stage: Stage, chance: Dice) {
    this.#stage = stage;
    this.#chance = chance;
    this.voice = new Voice(stage.simulated, chance);
    const { duty } = stage.simulated.plot;
    if (duty) this.owed = duty;
  }

  get #persona() {
    return this.#stage.simulated.persona;
  }

  async open(): Promise<void> {
    const { plot } = this.#stage.simulated;
    const opening = this.voice.opening();
    const tellsWish = plot.wish && this.#persona === 'patient' && this.#chance.chance(0.4);
    const wish = tellsWish ? this.voice.wish() : undefined;
    if (wish) this.answered.told('remedy');
    if (plot.leaf === 'NAD.appearance' && this.#persona !== 'confused') this.answered.told('part');
    if (this.#persona === 'injecting') await this.#say(hostileLine(this.#chance, this.voice.lang));
    if (this.#persona === 'chatty' && this.#chance.chance(0.5)) {
      const [first, ...rest] = opening.split(/(?<=[，,])/);
      await this.#say(first ?? opening);
      if (rest.length > 0) await this.#say(rest.join(''));
      else return;
    } else await this.#say(wish ? `${opening}${glue(this.voice.lang)}${wish}` : opening);
    if (this.#persona === 'switching') this.voice.lang = this.voice.lang === 'zh' ? 'en' : 'zh';
  }

  /** Does what is to be done about what was last said. False when there is nothing left to do. */
  async act(): Promise<boolean> {
    const news = this.#news();
    if (await this.#outburst()) return true;
    const card = news.findLast(isCard);
    if (card) return this.#answer(card);
    const ticket = await this.#stage.ticket();
    if (ticket) return this.#onCase(ticket, news);
    if (this.#answeredBy(news)) return false;
    if (this.#plain >= MOST_PLAIN) return false;
    this.#plain += 1;
    await this.#say(this.voice.plainly());
    return true;
  }

  #news(): readonly WireEvent[] {
    const { events } = this.#stage;
    return events.slice(1 + events.findLastIndex(({ actor }) => actor.kind === 'buyer'));
  }

  /** A case that only wanted an answer has it: no question stands open and it was not "say it again". */
  #answeredBy(news: readonly WireEvent[]): boolean {
    const { plot } = this.#stage.simulated;
    return plot.informed === true && news.some(({ type }) => type === 'text') && this.#told();
  }

  #told(): boolean {
    return this.#persona !== 'confused' || this.#plain > 0;
  }

  /** What a manner bursts out with, once. */
  async #outburst(): Promise<boolean> {
    if (this.#persona === 'injecting' && this.#once('inject', 0.5))
      return this.#say(hostileLine(this.#chance, this.voice.lang));
    if (this.#persona !== 'hostile') return false;
    if (this.#once('person', 0.12)) return this.#demand('person', 'asks_person');
    if (this.#once('legal', 0.12)) return this.#demand('legal', 'legal');
    if (this.#once('danger', 0.06)) return this.#demand('danger', 'safety');
    return false;
  }

  async #demand(line: LineName, duty: Duty): Promise<boolean> {
    this.owed ??= duty;
    return this.#say(this.voice.line(line));
  }

  #once(trick: string, probability: number): boolean {
    if (this.#done.has(trick)) return false;
    this.#done.add(trick);
    return this.#chance.chance(probability);
  }

  async #answer(card: Card): Promise<boolean> {
    switch (card.type) {
      case 'ask':
        return this.#answerAsk(card);
      case 'evidence_request':
        return this.#handIn(card);
      case 'offer':
        return this.#onOffer(card);
      case 'confirm':
        if (this.#tapping()) return this.#send({ confirm: pick(card, 'askId', 'digest') });
        return this.#say(this.voice.line('yes'));
    }
  }

  async #answerAsk(ask: Ask): Promise<boolean> {
    const { plot } = this.#stage.simulated;
    if (this.#persona === 'confused' && this.#once(`puzzled ${ask.slot}`, 0.5))
      return this.#say(this.voice.line('puzzled'));
    if (this.#persona === 'chatty' && this.#once('side', 0.6))
      return this.#say(this.voice.line('side'));
    this.answered.answered(ask);
    const values = (ask.options ?? []).map(({ value }) => value);
    const wanted =
      values.find((value) => value === TOLD[ask.slot]?.(plot)) ??
      values.find((value) => ask.slot === 'leaf' && likewise(plot.leaf, value));
    if (wanted && (this.#tapping() || ask.slot === 'leaf' || ask.slot === 'reason'))
      return this.#send({ choose: { askId: ask.askId, value: wanted } });
    switch (ask.slot) {
      case 'remedy':
        if (values.includes('suggest') && (!plot.wish || !wanted))
          return this.#send({ choose: { askId: ask.askId, value: 'suggest' } });
        return this.#say(this.voice.wish() ?? this.voice.other);
      case 'part':
        return this.#say(this.voice.part());
      case 'order':
        return this.#send({ choose: { askId: ask.askId, value: values[0] ?? '' } });
      case 'item':
        return this.#send({ choose: { askId: ask.askId, value: values[0] ?? '' } });
      case 'leaf':
      case 'reason':
        if (values.includes('other'))
          return this.#send({ choose: { askId: ask.askId, value: 'other' } });
        return this.#say(this.voice.plainly());
      case 'confirm':
        return this.#send({ choose: { askId: ask.askId, value: 'no' } });
      case 'tracking':
        return this.#say(`SF${this.#chance.int(100_000_000, 999_999_999)}0001`);
      case 'satisfaction':
      case 'anything_else':
        return false;
      default:
        return this.#say(this.voice.plainly());
    }
  }

  async #handIn(request: Request): Promise<boolean> {
    if (this.#persona === 'silent' && this.#once('silent', 0.4)) return this.#fallSilent();
    if (this.#persona === 'chatty' && this.#once('side', 0.6))
      return this.#say(this.voice.line('side'));
    const missing = request.checklist.filter((slot) => slot.required && !slot.satisfiedBy);
    const files: SentFile[] = missing.flatMap(({ key, kind, label }) =>
      Array.from({ length: wanted(label) }, () => ({ key, kind })),
    );
    const [first] = files;
    if (first && files.length > 1 && this.#persona === 'terse' && this.#once('one by one', 0.5))
      return this.#sendFiles([first]);
    if (first && first.kind === 'photo' && this.#once('blurry', BLURRY[this.#persona] ?? 0.1))
      return this.#sendFiles([{ ...first, blurry: true }, ...files.slice(1)]);
    return this.#sendFiles(files);
  }

  async #sendFiles(files: readonly SentFile[]): Promise<boolean> {
    const evidenceIds = await this.#stage.upload(files);
    for (const { key, blurry } of files) if (!blurry) this.answered.told(`evidence ${key}`);
    const region = this.#stage.simulated.plot.region?.[this.voice.lang];
    const text = [this.voice.line('sends'), region].filter(Boolean).join(glue(this.voice.lang));
    return this.#send({ text, evidenceIds });
  }

  async #onOffer(offer: Offer): Promise<boolean> {
    const { plot } = this.#stage.simulated;
    const bargains = this.#persona === 'haggling' || this.#persona === 'hostile';
    if (this.#persona === 'silent' && this.#once('silent', 0.4)) return this.#fallSilent();
    if (bargains && offer.remedy === 'partial_refund' && this.#counters < MOST_COUNTERS) {
      this.#counters += 1;
      return this.#say(this.#bargain(offer));
    }
    const ways = [offer, ...offer.alternatives];
    const wanted = ways.find(({ remedy }) => remedy === plot.wish) ?? offer;
    if (wanted === offer && !this.#tapping()) return this.#say(this.voice.line('takes'));
    return this.#send({ offer: { offerId: wanted.offerId, verb: 'accept' } });
  }

  #bargain(offer: Offer): string {
    if (this.#persona === 'hostile' && this.#chance.chance(0.5)) return this.voice.line('threat');
    const more = Math.round((offer.percentBps ?? 1_000) / 100) + this.#chance.int(2, 30);
    const yuan = Math.round(((offer.amountCents ?? 10_000) / 100) * 1.5);
    return this.voice.line('counter').replace('{x}', String(more)).replace('{y}', String(yuan));
  }

  /** Leaves the chat alone until the time is over; now and then a reminder brings them back. */
  async #fallSilent(): Promise<boolean> {
    const ticket = await this.#stage.ticket();
    if (!ticket?.deadline) return false;
    const { from, at } = ticket.deadline;
    const middle = (Date.parse(from) + Date.parse(at)) / 2 + 60_000;
    await this.#stage.moveTo(new Date(middle).toISOString());
    if (this.#chance.chance(0.4)) return true;
    await this.#stage.moveTo(at);
    return false;
  }

  /** The goods are with the buyer and have to go somewhere; elsewhere there is nothing to do. */
  async #onCase(ticket: Ticket, news: readonly WireEvent[]): Promise<boolean> {
    if (['offer_wait', 'negotiation', 'inspect_dispute'].includes(ticket.state)) {
      const offer = this.#stage.events.findLast(
        (event): event is WireEvent & Offer => event.type === 'offer',
      );
      if (offer && this.#once(`offer again ${news.length}`, 1)) return this.#onOffer(offer);
      return false;
    }
    if (ticket.state === 'evidence_wait') {
      const request = this.#stage.events.findLast(
        (event): event is WireEvent & Request => event.type === 'evidence_request',
      );
      if (request && this.#once(`hand in again ${news.length}`, 1)) return this.#handIn(request);
    }
    return false;
  }

  /** A parcel of the buyer's own: the number is typed into the chat. */
  tellParcel(trackingNo: string): Promise<boolean> {
    return this.#say(this.voice.line('tracking').replace('{t}', trackingNo));
  }

  #tapping(): boolean {
    return this.#chance.chance(TAPS[this.#persona] ?? 0.5);
  }

  async #say(text: string): Promise<boolean> {
    return this.#send({ text });
  }

  async #send(words: Words): Promise<boolean> {
    await this.#stage.send(words);
    return true;
  }
}

/** "3 张近景照": as many as the list asks for. */
const wanted = (label: string): number => Number(/^\d+/.exec(label)?.[0] ?? 1);

const TAPS: Readonly<Record<string, number>> = {
  patient: 0.7,
  terse: 0.8,
  silent: 0.8,
  chatty: 0.3,
};
const BLURRY: Readonly<Record<string, number>> = { confused: 0.4, terse: 0.3, hostile: 0.2 };

/** Options that say the same to somebody who changed their mind. */
const likewise = (leaf: string, value: string): boolean =>
  /^NRR\.(?:seven_day|change_mind|size_fit)|^FUL\.cancel/.test(leaf) &&
  /^NRR\.(?:seven_day|change_mind)|^FUL\.cancel/.test(value);

const TOLD: Readonly<Record<string, (plot: Stage['simulated']['plot']) => string | undefined>> = {
  leaf: ({ leaf }) => leaf,
  reason: ({ leaf }) => leaf.slice(0, 3),
  part: ({ part }) => part?.zone,
  remedy: ({ wish }) => wish,
};

type Card = WireEvent & (Ask | Request | Offer | VisibleEventOf<'confirm'>);
const CARDS: readonly string[] = ['ask', 'evidence_request', 'offer', 'confirm'];
const IDLE: readonly string[] = ['satisfaction', 'anything_else'];
const isCard = (event: WireEvent): event is Card =>
  CARDS.includes(event.type) && !('slot' in event && IDLE.includes(event.slot));

const pick = <T, K extends keyof T>(from: T, ...keys: readonly K[]): Pick<T, K> =>
  Object.fromEntries(keys.map((key) => [key, from[key]])) as Pick<T, K>;

const glue = (lang: string): string => (lang === 'en' ? '. ' : '，');

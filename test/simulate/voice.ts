import type { Dice } from '../prove/support/dice.ts';
import openingsEn from './lines/openings.en.json' with { type: 'json' };
import openingsZh from './lines/openings.zh.json' with { type: 'json' };
import talk from './lines/talk.json' with { type: 'json' };
import type { Lang, SimCase } from './shape.ts';

interface Opening {
  readonly plain: readonly string[];
  readonly terse: string;
  readonly vague: string;
}
const OPENINGS: Readonly<Record<Lang, Readonly<Record<string, Opening>>>> = {
  zh: openingsZh,
  en: openingsEn,
};
type Talk = (typeof talk)['zh'];
export type LineName = {
  [K in keyof Talk]: Talk[K] extends readonly string[] ? K : never;
}[keyof Talk];

/** What a buyer says, in their manner and language; the words are never chosen by what is heard back. */
export class Voice {
  lang: Lang;
  readonly #simulated: SimCase;
  readonly #chance: Dice;

  constructor(simulated: SimCase, chance: Dice) {
    this.#simulated = simulated;
    this.#chance = chance;
    this.lang = simulated.lang;
  }

  /** The problem as this buyer first tells it. */
  opening(): string {
    const { persona } = this.#simulated;
    const { plain, terse, vague } = this.#opening();
    const words =
      persona === 'terse' ? terse : persona === 'confused' ? vague : (this.#one(plain) ?? terse);
    const front = persona === 'hostile' ? 'angry' : persona === 'chatty' ? 'chat' : undefined;
    return this.#fill(front ? this.line(front) + words : words);
  }

  /** The problem again, in other and plainer words. */
  plainly(): string {
    return this.#fill(this.#one(this.#opening().plain) ?? this.#opening().terse);
  }

  wish(): string | undefined {
    const { wish } = this.#simulated.plot;
    const lines: Readonly<Record<string, readonly string[]>> = talk[this.lang].wish;
    return wish && this.#one(lines[wish] ?? []);
  }

  line(name: LineName): string {
    return this.#one(talk[this.lang][name]) ?? '';
  }

  part(): string {
    const { part } = this.#simulated.plot;
    return part?.[this.lang] ?? '';
  }

  get other(): string {
    return talk[this.lang].other;
  }

  #opening(): Opening {
    const opening = OPENINGS[this.lang][this.#simulated.plot.leaf];
    if (!opening) throw new Error(`no words for ${this.#simulated.plot.leaf}`);
    return opening;
  }

  #one(list: readonly string[]): string | undefined {
    return list[this.#chance.int(0, Math.max(0, list.length - 1))];
  }

  #fill(text: string): string {
    const { noun } = this.#simulated.plot;
    return text.replaceAll('{n}', noun[this.lang]).replaceAll('{p}', this.part());
  }
}

/** The parties of a case and the machines that act beside them. */
export type Party = 'buyer' | 'merchant' | 'platform' | 'carrier' | 'appraiser';

/** Who must act now; `none` in a final state. */
export type Holder = Party | 'none';

export type ActorKind = 'bot' | 'buyer' | 'agent' | 'merchant' | 'operator' | 'juror' | 'system';

/** Who did something; `id` is absent for the bot and the system. */
export interface Actor {
  readonly kind: ActorKind;
  readonly id?: string;
  readonly name?: string;
}

export type Locale = 'zh-CN' | 'en';

/** The legal packs of the rule set. */
export type Market = 'CN' | 'EU' | 'US';

import type { Target, TargetItem } from '../../shared/bridge.ts';
import { pickLocale, type WidgetLocale } from '../../shared/locale.ts';

/** What a shop's page may say at `init`. */
export interface EmbedOptions {
  /** Origin of the Redress server; by default the one this script came from. */
  readonly server?: string;
  /** Answers with a fresh buyer token, or null for a visitor. Called again whenever one is needed. */
  readonly getToken?: () => Promise<string | null | undefined>;
  readonly locale?: string;
  readonly orderId?: string;
  readonly itemId?: string;
  readonly item?: TargetItem;
}

export interface EmbedSettings {
  readonly server: string;
  readonly getToken: () => Promise<string | null | undefined>;
  readonly locale: WidgetLocale;
  readonly target: Target;
}

/** Fills in what was left out, from the script tag's `data-` attributes and the page. */
export function optionsOf(
  options: EmbedOptions = {},
  script: HTMLScriptElement | null,
): EmbedSettings {
  const data = script?.dataset ?? {};
  const tokenUrl = data.tokenUrl;
  const { orderId = data.orderId, itemId = data.itemId, item } = options;
  return {
    server: new URL(options.server ?? data.server ?? script?.src ?? location.href).origin,
    getToken: options.getToken ?? (async () => (tokenUrl ? fetchToken(tokenUrl) : null)),
    locale: pickLocale(options.locale ?? data.locale ?? document.documentElement.lang),
    target: { ...(orderId && { orderId }), ...(itemId && { itemId }), ...(item && { item }) },
  };
}

async function fetchToken(url: string): Promise<string | null> {
  const answer = await fetch(url, { method: 'POST', credentials: 'same-origin' });
  const body = answer.ok ? ((await answer.json()) as { token?: string }) : {};
  return body.token ?? null;
}

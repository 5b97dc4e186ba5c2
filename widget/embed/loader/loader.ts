import type { Target } from '../../shared/bridge.ts';
import { type Embed, mountEmbed } from './mount.ts';
import { type EmbedOptions, optionsOf } from './options.ts';

/**
 * The one global of the widget: `Redress('init', {...})`, `Redress('open', {orderId})`,
 * `Redress('close')`. Calls made before this script arrived wait in `Redress.q`.
 */
type Command = (name: string, options?: unknown) => void;
interface Global {
  Redress?: Command & { q?: ArrayLike<unknown>[] };
}

const script = document.currentScript as HTMLScriptElement | null;
let embed: Embed | undefined;

const redress: Command = (name, options) => {
  if (name === 'init') {
    embed?.destroy();
    embed = mountEmbed(optionsOf(options as EmbedOptions | undefined, script));
  } else if (name === 'open') embed?.open(options as Target | undefined);
  else if (name === 'close') embed?.close();
  else if (name === 'destroy') {
    embed?.destroy();
    embed = undefined;
  }
};

const page = window as Global;
const waiting = page.Redress?.q ?? [];
page.Redress = redress;
if (script && 'redress' in script.dataset) redress('init', {});
for (const call of waiting) redress(...(Array.from(call) as [string, unknown]));

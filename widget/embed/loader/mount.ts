import type { Target, ToHost } from '../../shared/bridge.ts';
import { createFrame, type Frame } from './frame.ts';
import { createLauncher } from './launcher.ts';
import type { EmbedSettings } from './options.ts';
import { LOADER_CSS } from './style.ts';

export interface Embed {
  readonly open: (target?: Target) => void;
  readonly close: () => void;
  readonly destroy: () => void;
}

/** Set once the buyer has opened the chat, so that the badge can count on the next page too. */
const SEEN = 'redress.seen';
/** The talk that a notice's link names, in the shop's own address. */
const TALK = 'redress';

/** Puts the launcher on the page; the frame follows at first use. */
export function mountEmbed(settings: EmbedSettings): Embed {
  const host = document.createElement('div');
  host.id = 'redress-widget';
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(LOADER_CSS);
  root.adoptedStyleSheets = [sheet];

  let frame: Frame | undefined;
  let shown = false;
  let aimed = false;
  let cameFrom: Element | null = null;
  const launcher = createLauncher(settings.locale, () => (shown ? close() : open()));
  const getFrame = (): Frame => {
    frame ??= createFrame(root, settings, hear);
    return frame;
  };

  function hear(message: ToHost): void {
    if (message.type === 'close') close();
    else if (message.type === 'unread') launcher.badge(message.count);
    else if (message.type === 'size') frame?.element.classList.toggle('wide', message.wide);
  }
  function show(next: boolean): void {
    shown = next;
    launcher.expanded(next);
    host.toggleAttribute('data-open', next);
    lock(next);
    frame?.element.classList.toggle('open', next);
    frame?.send({ type: 'visible', visible: next });
  }
  function open(target?: Target): void {
    if (!shown) cameFrom = document.activeElement;
    remember();
    const chat = getFrame();
    if (target) chat.aim(target);
    else if (!aimed) chat.aim(settings.target);
    aimed = true;
    show(true);
    chat.element.focus();
  }
  function close(): void {
    if (!shown) return;
    show(false);
    const back = cameFrom && cameFrom !== document.body ? cameFrom : undefined;
    if (back instanceof HTMLElement && back !== host) back.focus();
    else launcher.button.focus();
  }
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && shown) close();
  };

  root.append(launcher.button);
  document.body.append(host);
  document.addEventListener('keydown', onKey);
  const linked = linkedTalk();
  if (linked) open({ conversationId: linked });
  else if (wasSeen()) getFrame().aim({});
  return {
    open,
    close,
    destroy() {
      if (shown) lock(false);
      document.removeEventListener('keydown', onKey);
      frame?.destroy();
      host.remove();
    },
  };
}

/** A notice leads here: the talk it names is opened once, and the address is as it was before. */
function linkedTalk(): string | null {
  const url = new URL(location.href);
  const talk = url.searchParams.get(TALK);
  url.searchParams.delete(TALK);
  if (talk) history.replaceState(history.state, '', url);
  return talk;
}

/** On a phone the chat is the whole screen: the page behind it must not scroll under the finger. */
let overflow: string | undefined;
function lock(on: boolean): void {
  const { style } = document.documentElement;
  if (on && matchMedia('(max-width:640px)').matches) {
    overflow ??= style.overflow;
    style.overflow = 'hidden';
  } else if (overflow !== undefined) {
    style.overflow = overflow;
    overflow = undefined;
  }
}

function remember(): void {
  try {
    sessionStorage.setItem(SEEN, '1');
  } catch {
    // A page without storage merely loses the early badge.
  }
}
function wasSeen(): boolean {
  try {
    return sessionStorage.getItem(SEEN) === '1';
  } catch {
    return false;
  }
}

import type { WidgetLocale } from '../../shared/locale.ts';

export interface Launcher {
  readonly button: HTMLButtonElement;
  readonly badge: (unread: number) => void;
  readonly expanded: (open: boolean) => void;
}

const WORDS = {
  'zh-CN': { open: '打开售后助手', close: '收起售后助手', unread: (n: number) => `${n} 条未读` },
  en: {
    open: 'Open after-sales help',
    close: 'Close after-sales help',
    unread: (n: number) => `${n} unread`,
  },
} as const;

const CHAT =
  'M5 4.5h14A2.5 2.5 0 0 1 21.5 7v8a2.5 2.5 0 0 1-2.5 2.5h-6.2L8 21v-3.5H5A2.5 2.5 0 0 1 2.5 15V7A2.5 2.5 0 0 1 5 4.5ZM7.5 9.5h9M7.5 13h5.5';
const DOWN = 'M6 9.5l6 6 6-6';
const SVG = 'http://www.w3.org/2000/svg';

/** The round button in the page's corner, with its count of unread messages. */
export function createLauncher(locale: WidgetLocale, press: () => void): Launcher {
  const words = WORDS[locale];
  const button = document.createElement('button');
  const path = document.createElementNS(SVG, 'path');
  const count = document.createElement('span');
  let unread = 0;
  let open = false;
  const draw = (): void => {
    path.setAttribute('d', open ? DOWN : CHAT);
    count.textContent = unread > 99 ? '99+' : String(unread);
    count.hidden = open || unread === 0;
    const label = open ? words.close : words.open;
    button.setAttribute('aria-label', count.hidden ? label : `${label}, ${words.unread(unread)}`);
    button.setAttribute('aria-expanded', String(open));
  };
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  svg.append(path);
  button.type = 'button';
  button.append(svg, count);
  button.addEventListener('click', press);
  draw();
  return {
    button,
    badge(next) {
      unread = next;
      draw();
    },
    expanded(next) {
      open = next;
      draw();
    },
  };
}

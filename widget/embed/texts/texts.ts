import type { WidgetLocale } from '../../shared/locale.ts';
import type { Texts } from './zh.ts';

export type { Texts };

/** Each language is a file of its own: a reader fetches only the one they read. */
export const loadTexts = async (locale: WidgetLocale): Promise<Texts> =>
  locale === 'zh-CN' ? (await import('./zh.ts')).zh : (await import('./en.ts')).en;

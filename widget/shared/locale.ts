export type WidgetLocale = 'zh-CN' | 'en';

/** The nearest language we speak: any Chinese reads our Chinese, everyone else English. */
export const pickLocale = (wanted: string | undefined): WidgetLocale =>
  /^zh\b/i.test(wanted ?? '') ? 'zh-CN' : 'en';

import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
} from 'react';
import type { Locale } from '../../../server/terms/party.ts';
import { pickLocale } from '../../shared/locale.ts';
import { en } from './en.ts';
import { fill, type Values } from './fill.ts';
import { label as labelIn, type PairTable } from './labels.ts';
import { type WordKey, zh } from './zh.ts';

interface Language {
  readonly locale: Locale;
  readonly t: (key: WordKey, values?: Values) => string;
  readonly label: (table: PairTable, key: string) => string;
  readonly toggle: () => void;
}

const KEY = 'redress.console.locale';
const LanguageContext = createContext<Language | undefined>(undefined);

/** What the reader chose before; at the first visit, what their browser asks for. */
const remembered = (): Locale => chosen(localStorage.getItem(KEY)) ?? firstOf(navigator.languages);

const chosen = (kept: string | null): Locale | undefined =>
  kept === 'en' || kept === 'zh-CN' ? kept : undefined;

/** The first of the languages wanted that the console speaks; English where it speaks none of them. */
export const firstOf = (wanted: readonly string[]): Locale =>
  pickLocale(wanted.find((language) => /^(?:zh|en)\b/i.test(language)));

export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [locale, setLocale] = useState<Locale>(remembered);
  const toggle = useCallback(() => {
    setLocale((before) => {
      const after = before === 'en' ? 'zh-CN' : 'en';
      localStorage.setItem(KEY, after);
      return after;
    });
  }, []);
  const language = useMemo<Language>(() => {
    const words = locale === 'en' ? en : zh;
    return {
      locale,
      t: (key, values = {}) => fill(words[key], values),
      label: (table, key) => labelIn(table, key, locale),
      toggle,
    };
  }, [locale, toggle]);
  useEffect(() => {
    document.documentElement.lang = locale;
    document.title = `Redress · ${language.t('brand')}`;
  }, [locale, language]);
  return <LanguageContext.Provider value={language}>{children}</LanguageContext.Provider>;
}

export function useLanguage(): Language {
  const language = useContext(LanguageContext);
  if (!language) throw new Error('useLanguage is used outside LanguageProvider');
  return language;
}

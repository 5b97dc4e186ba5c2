declare module '@nlpjs/core' {
  interface Container {
    use(plugin: unknown): void;
    get<T>(name: string): T;
  }
  export function containerBootstrap(): Promise<Container>;
}

declare module '@nlpjs/nlp' {
  /** The part of nlp.js that the comparison calls. */
  interface NlpService {
    settings: { autoSave: boolean };
    addLanguage(language: string): void;
    addDocument(language: string, text: string, intent: string): void;
    train(): Promise<unknown>;
    process(
      language: string,
      text: string,
    ): Promise<{ classifications: { intent: string; score: number }[] }>;
  }
  export const Nlp: unknown;
}

declare module '@nlpjs/lang-en-min' {
  export const LangEn: unknown;
}

declare module '@nlpjs/lang-zh' {
  export const LangZh: unknown;
}

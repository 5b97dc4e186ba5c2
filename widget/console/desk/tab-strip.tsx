import { type KeyboardEvent, type Ref, useImperativeHandle, useRef } from 'react';

/** What the keyboard may ask of a strip. */
export interface TabStripHandle {
  focus(): void;
}

interface Props<T extends string> {
  readonly ref?: Ref<TabStripHandle>;
  readonly label: string;
  readonly tabs: readonly T[];
  readonly chosen: T;
  readonly nameOf: (tab: T) => string;
  readonly onChoose: (tab: T) => void;
}

const STEPS: Readonly<Record<string, 1 | -1>> = { ArrowRight: 1, ArrowLeft: -1 };

/** Tabs in a row: one stop of the Tab key, the arrows go along them. */
export function TabStrip<T extends string>({
  ref,
  label,
  tabs,
  chosen,
  nameOf,
  onChoose,
}: Props<T>) {
  const buttons = useRef(new Map<T, HTMLButtonElement>());
  const focus = (tab: T) => buttons.current.get(tab)?.focus();
  useImperativeHandle(ref, () => ({ focus: () => focus(chosen) }));
  const onKey = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (step === undefined) return;
    const next = tabs[(tabs.indexOf(chosen) + step + tabs.length) % tabs.length];
    if (next === undefined) return;
    event.preventDefault();
    onChoose(next);
    focus(next);
  };
  return (
    <div className="tab-strip" role="tablist" aria-label={label}>
      {tabs.map((tab) => (
        <button
          key={tab}
          ref={(button) => {
            if (button) buttons.current.set(tab, button);
          }}
          type="button"
          role="tab"
          aria-selected={chosen === tab}
          tabIndex={chosen === tab ? 0 : -1}
          onClick={() => onChoose(tab)}
          onKeyDown={onKey}
        >
          {nameOf(tab)}
        </button>
      ))}
    </div>
  );
}

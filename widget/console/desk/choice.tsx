import type { ReactNode } from 'react';

interface Props {
  readonly value: string;
  readonly chosen: string;
  readonly onChange: (value: string) => void;
  readonly children: ReactNode;
}

/** One of several, in a dialog of the desk. */
export const Choice = ({ value, chosen, onChange, children }: Props) => (
  <label className="choice">
    <input type="radio" name="to" checked={chosen === value} onChange={() => onChange(value)} />
    <span>{children}</span>
  </label>
);

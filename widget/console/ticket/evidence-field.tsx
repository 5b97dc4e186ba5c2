import Checkbox from 'antd/es/checkbox';
import { useState } from 'react';
import type { TicketView } from '../../../server/contract/tickets.ts';
import { uploadEvidence } from '../api/calls.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { useLanguage } from '../words/language.tsx';
import type { Option } from './use-options.ts';

interface Props {
  readonly id: string;
  readonly ticket: TicketView;
  readonly options: readonly Option[];
  readonly value: string | readonly string[] | undefined;
  readonly onChange: (value: readonly string[]) => void;
}

/** Files of the case to refer to, and new ones to hand in. */
export function EvidenceField({ id, ticket, options, value, onChange }: Props) {
  const { t } = useLanguage();
  const [added, setAdded] = useState<readonly Option[]>([]);
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const chosen = Array.isArray(value) ? value.map(String) : [];
  const upload = async (files: readonly File[]) => {
    setBusy(true);
    setError(undefined);
    try {
      const filed: Option[] = [];
      for (const file of files) {
        const { evidenceId } = await uploadEvidence(ticket.conversationId, file);
        filed.push({ value: evidenceId, label: file.name });
      }
      setAdded((before) => [...before, ...filed]);
      onChange([...chosen, ...filed.map((file) => file.value)]);
    } catch (refusal) {
      setError(refusal);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Checkbox.Group
        options={[...options, ...added]}
        value={chosen}
        onChange={(next) => onChange(next.map(String))}
      />
      <input
        id={id}
        type="file"
        multiple
        accept="image/*,video/*,application/pdf"
        disabled={busy}
        onChange={(event) => void upload([...(event.target.files ?? [])])}
      />
      {busy && <small className="muted">{t('loading')}…</small>}
      {error !== undefined && <ProblemNote error={error} />}
    </>
  );
}

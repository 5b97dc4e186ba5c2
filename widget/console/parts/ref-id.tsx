const SHOWN = 6;

/** An id that only machines speak: its end is enough to tell two apart, the whole is there to copy. */
export const RefId = ({ id }: { readonly id: string }) => (
  <code className="muted" title={id}>
    #{id.slice(-SHOWN)}
  </code>
);

import { Refused } from '../terms/refused.ts';

/** A multipart body that cannot be read to its end: the sender's to mend, not ours. */
export const notWhole = (): Refused =>
  new Refused(
    'bad_request',
    'The body is not a whole form. Send multipart/form-data with its boundary, to the end.',
  );

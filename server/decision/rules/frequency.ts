import type { Gate } from '../finding.ts';

/** DT-9: at most so many submissions on one line; past that a person looks. */
export const frequency: Gate = ({ submissions }, { dt9 }) => ({
  trace: {
    ruleId: 'DT-9',
    label: 'submissions on this line',
    facts: { submissions, allowed: dt9.maxSubmissions },
    outcome: submissions <= dt9.maxSubmissions ? 'within' : 'refer',
  },
  ...(submissions > dt9.maxSubmissions && {
    refer: { group: 'lead', reason: 'too_many_submissions' },
  }),
});

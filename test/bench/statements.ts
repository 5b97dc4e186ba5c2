import pg from 'pg';

/** What makes PostgreSQL count its statements, those inside functions too. */
export const COUNTING = {
  shared_preload_libraries: 'pg_stat_statements',
  'pg_stat_statements.track': 'all',
  'pg_stat_statements.track_planning': 'on',
  'pg_stat_statements.max': '2000',
};
/** Columns of a statement's text shown. */
const TEXT = 110;
const MOST = 30;

/** The costliest statements since the last `reset`, each with its share of one answer's time. */
export function statementsOf(url: string) {
  const ask = async (text: string, values: unknown[] = []) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      return await client.query(text, values);
    } finally {
      await client.end();
    }
  };
  return {
    async reset(): Promise<void> {
      await ask('CREATE EXTENSION IF NOT EXISTS pg_stat_statements');
      await ask('SELECT pg_stat_statements_reset()');
    },
    async print(answers: number): Promise<void> {
      const { rows } = await ask(COSTLIEST, [answers, MOST]);
      console.log('    µs of each answer  calls  plan µs  rows  pages (- inside another) ');
      for (const row of rows) {
        const text = String(row.query).replace(/\s+/g, ' ').slice(0, TEXT);
        const figures = [row.us, row.calls, row.plan, row.rows, row.pages].map((figure, i) =>
          Number(figure)
            .toFixed(i === 1 ? 2 : 1)
            .padStart(8),
        );
        console.log(`    ${figures.join(' ')} ${row.toplevel ? ' ' : '-'} ${text}`);
      }
    },
  };
}

const COSTLIEST = `
  SELECT (total_exec_time + total_plan_time) * 1000 / $1 AS us, calls::float8 / $1 AS calls,
    total_plan_time * 1000 / $1 AS plan, rows::float8 / greatest(calls, 1) AS rows,
    (shared_blks_hit + shared_blks_read)::float8 / greatest(calls, 1) AS pages, toplevel, query
  FROM pg_stat_statements ORDER BY total_exec_time + total_plan_time DESC LIMIT $2`;

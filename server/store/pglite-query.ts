import type { PGlite } from '@electric-sql/pglite';
import pg from 'pg';

/** A statement in any of the forms node-postgres takes. */
export interface Statement {
  readonly text: string;
  readonly values?: readonly unknown[] | undefined;
  readonly rowMode?: string | undefined;
  readonly types?: TypeParsers | undefined;
}

interface TypeParsers {
  getTypeParser(oid: number, format?: 'text'): (text: string) => unknown;
}

interface RawResult {
  readonly rows: unknown[][];
  readonly fields: readonly { readonly name: string; readonly dataTypeID: number }[];
  readonly affectedRows?: number | undefined;
  readonly command?: string | undefined;
}

/**
 * Runs one statement on PGlite and answers exactly as node-postgres would; `leaveTextUnparsed` must
 * have been called on this PGlite before.
 */
export async function runOnPGlite(db: PGlite, statement: Statement): Promise<unknown> {
  const results = await send(db, statement).catch((error: unknown) => {
    throw withoutValues(error);
  });
  const answers = results.map((result) => toPgResult(result, statement));
  return answers.length > 1
    ? answers
    : (answers[0] ?? toPgResult({ rows: [], fields: [] }, statement));
}

/** Without values it goes by the simple protocol, several statements allowed, as in node-postgres. */
async function send(db: PGlite, { text, values }: Statement): Promise<RawResult[]> {
  const options = { rowMode: 'array' as const };
  if (values && values.length > 0)
    return [await db.query<unknown[]>(text, values.map(prepareValue), options)];
  const results = await db.exec(text, options);
  return results.map(asRaw);
}

function asRaw(result: {
  readonly rows: unknown[];
  readonly fields: RawResult['fields'];
  readonly affectedRows?: number;
}): RawResult {
  return { ...result, rows: result.rows.filter((row) => Array.isArray(row)) };
}

function toPgResult(result: RawResult, statement: Statement) {
  const types: TypeParsers = statement.types ?? pg.types;
  const columns = result.fields.map((field) => ({
    name: field.name,
    parse: types.getTypeParser(field.dataTypeID, 'text'),
  }));
  const rows = result.rows.map((row) => {
    const cells = row.map((cell, i) =>
      typeof cell === 'string' ? columns[i]?.parse(cell) : (cell ?? null),
    );
    if (statement.rowMode === 'array') return cells;
    return Object.fromEntries(columns.map((column, i) => [column.name, cells[i]]));
  });
  const command = result.command ?? '';
  const read = command === 'SELECT' || rows.length > 0;
  return {
    command,
    rowCount: read ? rows.length : (result.affectedRows ?? null),
    oid: null,
    fields: result.fields.map((field) => ({ ...field, format: 'text' })),
    rows,
  };
}

/** Has PGlite leave every value the text it came as: node-postgres' parsers read it. Once is enough. */
export function leaveTextUnparsed(db: PGlite): void {
  for (const oid of Object.keys(db.parsers)) db.parsers[oid] = (text: string) => text;
}

/** PGlite hangs the statement's values on its errors: people's words, which no log should get. */
function withoutValues(error: unknown): unknown {
  if (error instanceof Error)
    for (const name of ['params', 'query', 'queryOptions']) Reflect.deleteProperty(error, name);
  return error;
}

const utils: unknown = Reflect.get(pg, 'utils');

/** Node-postgres' own way of writing a value for the server. */
function prepareValue(value: unknown): unknown {
  if (!hasPrepareValue(utils)) throw new Error('this pg has no utils.prepareValue');
  return utils.prepareValue(value);
}

function hasPrepareValue(v: unknown): v is { prepareValue(value: unknown): unknown } {
  return typeof v === 'object' && v !== null && 'prepareValue' in v;
}

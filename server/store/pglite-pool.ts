import { EventEmitter } from 'node:events';
import type { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import { leaveTextUnparsed, runOnPGlite, type Statement } from './pglite-query.ts';

type Callback = (error: unknown, result?: unknown) => void;
type Release = () => void;

/**
 * A `pg.Pool` whose only connection is an embedded PGlite, so that one code path (plain SQL and
 * Prisma's adapter alike) serves both databases. A client holds the database for one statement, or
 * from BEGIN to COMMIT or ROLLBACK; `end` waits for what is running but leaves PGlite to its owner.
 */
export class PGlitePool extends pg.Pool {
  #tail: Promise<void> = Promise.resolve();

  constructor(readonly db: PGlite) {
    super({ max: 1 });
    leaveTextUnparsed(db);
    // Assigned, not overridden: the overloads of node-postgres cannot be restated without `any`.
    Object.assign(this, {
      connect: (done?: (error: unknown, client: PGliteClient, release: Release) => void) => {
        const client = new PGliteClient(this);
        if (!done) return Promise.resolve(client);
        done(null, client, () => client.release());
        return undefined;
      },
      query: (statement: string | Statement, values?: unknown, done?: Callback) => {
        const client = new PGliteClient(this);
        const call = readCall(statement, values, done);
        return answer(
          client.run(call.statement).finally(() => client.release()),
          call.done,
        );
      },
      end: () => this.#tail,
    });
  }

  /** Waits for the database; the answer gives it back. */
  lock(): Promise<Release> {
    let free: Release = () => {};
    const held = new Promise<void>((resolve) => {
      free = resolve;
    });
    const before = this.#tail;
    this.#tail = before.then(() => held);
    return before.then(() => free);
  }
}

const BEGIN = /^\s*(begin|start\s+transaction)\b[^;]*;?\s*$/i;
const END = /^\s*(commit|end|abort|rollback(?!\s+to\b))\b[^;]*;?\s*$/i;

class PGliteClient extends EventEmitter {
  #pool: PGlitePool;
  #released = false;
  #inTransaction: Release | undefined;
  #tail: Promise<unknown> = Promise.resolve();

  constructor(pool: PGlitePool) {
    super();
    this.#pool = pool;
  }

  query(statement: string | Statement, values?: unknown, done?: Callback): unknown {
    const call = readCall(statement, values, done);
    return answer(this.run(call.statement), call.done);
  }

  /** Statements of one client run in the order they were given. */
  run(statement: Statement): Promise<unknown> {
    if (this.#released) return Promise.reject(new Error('this client was released'));
    const result = this.#tail.then(() => this.#runOne(statement));
    this.#tail = result.catch(() => {});
    return result;
  }

  async #runOne(statement: Statement): Promise<unknown> {
    const free = this.#inTransaction ?? (await this.#pool.lock());
    if (BEGIN.test(statement.text)) this.#inTransaction = free;
    try {
      return await runOnPGlite(this.#pool.db, statement);
    } finally {
      if (END.test(statement.text)) this.#inTransaction = undefined;
      if (!this.#inTransaction) free();
    }
  }

  /** A transaction left open is rolled back, as a closed connection's would be. */
  async release(): Promise<void> {
    if (this.#released) return;
    this.#released = true;
    await this.#tail;
    const free = this.#inTransaction;
    if (!free) return;
    await this.#pool.db.exec('ROLLBACK').finally(free);
  }
}

/** Sorts out the ways node-postgres may be called: text or object, with or without values. */
function readCall(
  told: string | Statement,
  values: unknown,
  done: Callback | undefined,
): { statement: Statement; done: Callback | undefined } {
  const given = Array.isArray(values) ? values : undefined;
  const statement =
    typeof told === 'string'
      ? { text: told, values: given }
      : { ...told, values: told.values ?? given };
  return { statement, done: isCallback(values) ? values : done };
}

function isCallback(value: unknown): value is Callback {
  return typeof value === 'function';
}

function answer(
  result: Promise<unknown>,
  done: Callback | undefined,
): Promise<unknown> | undefined {
  if (!done) return result;
  result.then((value) => done(null, value), done);
  return undefined;
}

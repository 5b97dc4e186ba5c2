/** A refusal as the API words it. */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    readonly detail: string,
  ) {
    super(`${code}: ${detail}`);
  }
}

export type Body = Readonly<Record<string, unknown>>;

/** One caller's way into the API: answers are objects, refusals are thrown. */
export interface Door {
  get(path: string): Promise<Body>;
  post(path: string, body: unknown): Promise<Body>;
  put(path: string, body: unknown): Promise<Body>;
  upload(form: FormData): Promise<Body>;
}

export function httpDoor(url: string, bearer?: string): Door {
  const call = async (method: string, path: string, body?: unknown): Promise<Body> => {
    const form = body instanceof FormData;
    const response = await fetch(url + path, {
      method,
      headers: {
        ...(bearer && { authorization: `Bearer ${bearer}` }),
        ...(body !== undefined && !form && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: form ? body : JSON.stringify(body) }),
    });
    const answer: Body = Object(await response.json());
    if (!response.ok) throw new Refusal(String(answer.code), `${path}: ${reasonOf(answer)}`);
    return answer;
  };
  return {
    get: (path) => call('GET', path),
    post: (path, body) => call('POST', path, body),
    put: (path, body) => call('PUT', path, body),
    upload: (form) => call('POST', '/v1/evidence', form),
  };
}

const reasonOf = ({ detail, errors, next }: Body): string =>
  [detail, errors && JSON.stringify(errors), next && JSON.stringify(next)]
    .filter(Boolean)
    .join(' ');

import http from 'node:http';
import https from 'node:https';

interface Access {
  url: string;
  token?: string;
  ca?: Buffer;
}

interface Answer {
  status: number;
  body: string;
}

/** Somebody who may do everything in a cluster, with nothing of ours between. */
export class Admin {
  readonly #access: Access;

  constructor(access: Access) {
    this.#access = access;
  }

  ask(
    method: string,
    path: string,
    body?: object,
    type = 'application/json',
  ): Promise<Answer> {
    const { url, token, ca } = this.#access;
    const { request } = url.startsWith('http:') ? http : https;
    const headers = {
      'content-type': type,
      ...(token && { authorization: `Bearer ${token}` }),
    };
    return new Promise((resolve, reject) => {
      const options = { method, headers, ca };
      const asked = request(`${url}${path}`, options, async answer => {
        let text = '';
        answer.setEncoding('utf8').on('error', reject);
        for await (const chunk of answer) text += chunk;
        resolve({ status: answer.statusCode ?? 0, body: text });
      });
      asked.on('error', reject);
      asked.end(body && JSON.stringify(body));
    });
  }

  create(path: string, object: object): Promise<unknown> {
    return this.#must('POST', path, object);
  }

  replace(path: string, object: object): Promise<unknown> {
    return this.#must('PUT', path, object);
  }

  merge(path: string, patch: object): Promise<unknown> {
    return this.#must('PATCH', path, patch, 'application/merge-patch+json');
  }

  remove(path: string): Promise<unknown> {
    return this.#must('DELETE', path);
  }

  get(path: string): Promise<unknown> {
    return this.#must('GET', path);
  }

  async #must(
    method: string,
    path: string,
    object?: object,
    type?: string,
  ): Promise<unknown> {
    const { status, body } = await this.ask(method, path, object, type);
    if (status < 300) return JSON.parse(body);
    throw new Error(`${method} ${path} is answered ${status}: ${body}`);
  }
}

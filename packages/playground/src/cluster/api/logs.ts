import { ServerResponse } from 'node:http';
import { at, KubeObject, listAt } from '../model';
import { StatusError } from '../StatusError';
import { LogBook } from './LogBook';

function containerOf(pod: KubeObject, query: URLSearchParams): string {
  const { name } = pod.metadata;
  const names = listAt(pod, 'spec', 'containers').map(c => String(c.name));
  const wanted = query.get('container');
  if (!wanted && names.length > 1) {
    throw StatusError.badRequest(
      `a container name must be specified for pod ${name}, choose one of: [${names.join(
        ' ',
      )}]`,
    );
  }
  if (wanted && !names.includes(wanted)) {
    throw StatusError.badRequest(
      `container ${wanted} is not valid for pod ${name}`,
    );
  }
  return wanted ?? names[0];
}

function missing(
  pod: KubeObject,
  container: string,
  previous: boolean,
): StatusError {
  const { name } = pod.metadata;
  const status = listAt(pod, 'status', 'containerStatuses').find(
    each => each.name === container,
  );
  const waiting = at(status, 'state', 'waiting', 'reason');
  return previous
    ? StatusError.badRequest(
        `previous terminated container "${container}" in pod "${name}" not found`,
      )
    : StatusError.badRequest(
        `container "${container}" in pod "${name}" is waiting to start: ${
          waiting ?? 'ContainerCreating'
        }`,
      );
}

/** What a container has said: the last lines, those of a time, and on request those to come. @internal */
export function sendLogs(
  logs: LogBook,
  pod: KubeObject,
  query: URLSearchParams,
  res: ServerResponse,
): void {
  const container = containerOf(pod, query);
  const previous = query.get('previous') === 'true';
  const { uid } = pod.metadata;
  const lines = logs.read(uid, container, previous);
  if (!lines) throw missing(pod, container, previous);

  const tail = query.get('tailLines');
  const seconds = Number(query.get('sinceSeconds'));
  const since = seconds
    ? new Date(Date.now() - seconds * 1_000).toISOString()
    : query.get('sinceTime') ?? '';
  const recent = lines.filter(line => line.time >= since);
  const chosen =
    tail === null
      ? recent
      : recent.slice(Math.max(0, recent.length - Number(tail)));
  const stamped = query.get('timestamps') === 'true';
  const text = (line: { time: string; text: string }) =>
    `${stamped ? `${line.time} ` : ''}${line.text}\n`;

  res.writeHead(200, { 'content-type': 'text/plain' });
  const limit = Number(query.get('limitBytes')) || Infinity;
  const body = Buffer.from(chosen.map(text).join(''));
  res.write(body.subarray(0, Math.min(limit, body.length)));
  if (query.get('follow') !== 'true' || previous) {
    res.end();
    return;
  }
  const unfollow = logs.follow(uid, container, line => {
    if (line) res.write(text(line));
    else res.end();
  });
  res.once('close', unfollow);
}

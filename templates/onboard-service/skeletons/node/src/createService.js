import { createServer } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { RequestCounter } from './RequestCounter.js';

/** What the service answers, by path. Add your own here. */
const ROUTES = {
  '/': ({ service }) => ({ service, message: 'It works.' }),
};

function send(response, code, type, body) {
  response.writeHead(code, { 'content-type': `${type}; charset=utf-8` });
  response.end(body);
}

function sendJson(response, code, value) {
  send(response, code, 'application/json', `${JSON.stringify(value)}\n`);
}

/** An HTTP server that says how it is, counts what it does, and ends without cutting anybody off. */
export function createService({ service, namespace, routes = ROUTES }) {
  const counter = new RequestCounter({ service, namespace });
  let isStopping = false;

  function answer(request, response) {
    const { pathname } = new URL(request.url, 'http://service');
    // Those who look after the service are no users of it, and are not counted.
    if (pathname === '/healthz') {
      sendJson(response, isStopping ? 503 : 200, { ok: !isStopping });
      return;
    }
    if (pathname === '/metrics') {
      send(response, 200, 'text/plain; version=0.0.4', String(counter));
      return;
    }
    response.once('finish', () => counter.add(response.statusCode));
    const route = Object.hasOwn(routes, pathname)
      ? routes[pathname]
      : undefined;
    if (!route || !['GET', 'HEAD'].includes(request.method)) {
      sendJson(response, 404, { error: 'There is nothing here.' });
      return;
    }
    sendJson(response, 200, route({ service, namespace, request }));
  }

  const server = createServer((request, response) => {
    try {
      answer(request, response);
    } catch (error) {
      console.error(error);
      sendJson(response, 500, { error: 'This did not work.' });
    }
  });

  return {
    server,
    /** Tells callers to go elsewhere, waits until they do, and ends. */
    async stop({ graceMs = 3_000 } = {}) {
      if (isStopping) return;
      isStopping = true;
      await pause(graceMs);
      await new Promise(done => {
        server.close(done);
        server.closeIdleConnections();
      });
    },
  };
}

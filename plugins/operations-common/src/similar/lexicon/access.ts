import { Concept } from './concept';

export const ACCESS: Concept[] = [
  {
    id: 'body-too-large',
    family: 'http',
    said: 'request entity too large; body too large; payload too large; client body too large',
    codes: 'http:413',
  },
  {
    id: 'header-too-large',
    family: 'http',
    said: 'header too large; header field too large; cookie too large; too big header',
    codes: 'http:431 http:494',
  },
  {
    id: 'redirect-loop',
    family: 'http',
    said: 'too many redirect; redirect loop; redirected too many',
  },
  {
    id: 'upstream-timeout',
    family: 'http',
    said: 'upstream timeout; gateway timeout; upstream request timeout; backend timeout',
    codes: 'http:504',
  },
  {
    id: 'no-upstream',
    family: 'http',
    said: 'not live upstream; not healthy upstream; not server available; not healthy backend',
  },
  {
    id: 'rate-limited',
    family: 'access',
    said: 'rate limit; too many request; throttle request; rate exceed; request throttle; throttle',
    codes: 'http:429 grpc:RESOURCE_EXHAUSTED',
  },
  {
    id: 'token-expired',
    family: 'access',
    said: 'token expire; credential expire; secret expire; key expire; session expire',
  },
  {
    id: 'signature-invalid',
    family: 'access',
    said: 'signature verify fail; invalid signature; signature invalid; not match kid; jwks; signature not match; invalid token signature',
  },
  {
    id: 'clock-skew',
    family: 'access',
    said: 'clock; request time too skewed; token before issued; token not before; not active yet; request time skewed; time difference',
  },
  {
    id: 'forbidden',
    family: 'access',
    said: 'user not permission; not authorize perform; rbac; user system serviceaccount not; cannot list resource',
    codes: 'grpc:PERMISSION_DENIED',
  },
  {
    id: 'credentials-rejected',
    family: 'access',
    said: 'invalid credential; invalid client; authenticate fail; login fail; invalid_grant; bind fail credential; invalid key',
    codes: 'grpc:UNAUTHENTICATED',
  },
  {
    id: 'cors',
    family: 'access',
    said: 'cors; access control allow origin; cross origin',
  },
  {
    id: 'deadline-exceeded',
    said: 'context timeout exceed; deadline exceed; timeout exceed',
    codes: 'grpc:DEADLINE_EXCEEDED',
  },
  {
    id: 'unpaid',
    said: 'unpaid invoice; payment unpaid; subscription suspend; account suspend; payment require; payment overdue',
    codes: 'http:402',
  },
  {
    id: 'domain-lapsed',
    said: 'name expire; registrar; clienthold; name registration',
  },
];

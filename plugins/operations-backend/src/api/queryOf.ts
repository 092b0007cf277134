import { Request } from 'express';

/** What the validator has let through has the type that the document says. @internal */
export function queryOf<T>(request: Request): T {
  return request.query as T;
}

import { json, raw, Router } from 'express';

const MEGABYTE = 1024 * 1024;
const LARGEST_PICTURE = 5 * MEGABYTE;

/** Bodies are read only after it is known who sends them. @internal */
export function incidentBodies(): Router {
  const router = Router();
  router.use(
    '/incidents/:key/files',
    raw({ type: 'application/octet-stream', limit: LARGEST_PICTURE }),
  );
  router.use('/incidents', json({ limit: MEGABYTE }));
  return router;
}

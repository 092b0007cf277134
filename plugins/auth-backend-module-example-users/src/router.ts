import express, { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { ExampleUsers } from './ExampleUsers';

/** @internal */
export function createRouter(options: { users: ExampleUsers }): Router {
  const router: express.Router = PromiseRouter();
  router.get('/example-users/users', async (_req, res) => {
    res.json({ users: await options.users.list() });
  });
  return router;
}

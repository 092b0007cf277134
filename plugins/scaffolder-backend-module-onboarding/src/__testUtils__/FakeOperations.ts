import {
  BackendFeature,
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import {
  GitopsTree,
  RequestDetail,
  RequestInput,
} from '@operate-first/plugin-operations-common';
import express, { Response } from 'express';
import Router from 'express-promise-router';

/** What the core would say of a request, as far as actions read it. */
function detailOf(key: string): Pick<RequestDetail, 'need' | 'revision'> & {
  summary: { key: string; title: string };
} {
  return {
    summary: { key, title: 'Onboard a service' },
    need: { by: 'policy', count: 0, sentence: 'Approved by the policy.' },
    revision: `revision-of-${key}`,
  };
}

/**
 * The API of the core, as far as templates use it: real HTTP, with real credentials, without what is behind it.
 *
 * @internal
 */
export class FakeOperations {
  tree: GitopsTree = { revision: 'a'.repeat(40), files: [], settings: {} };
  /** By the task that opened it: its key, who asked, and with what. */
  readonly opened = new Map<
    string,
    { key: string; requester: string; input: RequestInput }
  >();
  /** How often somebody has asked for one to be opened. */
  asked = 0;
  /** Answered instead of everything, where there is one. */
  problem?: { status: number } & Record<string, unknown>;
  /** What a preview finds wrong. */
  problems: Array<{ field: string; message: string }> = [];
  /** What is waited for before an answer: of reading the tree, of judging, and of opening. */
  beforeTree = () => Promise.resolve();
  beforePreview = () => Promise.resolve();
  beforeAnswer = () => Promise.resolve();

  readonly plugin = pluginOf(this);

  private constructor() {}

  static create(): FakeOperations {
    return new FakeOperations();
  }
}

/** Its API, over what it knows. */
function pluginOf(fake: FakeOperations): BackendFeature {
  return createBackendPlugin({
    pluginId: 'operations',
    register(env) {
      env.registerInit({
        deps: {
          httpAuth: coreServices.httpAuth,
          httpRouter: coreServices.httpRouter,
        },
        async init({ httpAuth, httpRouter }) {
          const router = Router();
          router.use(express.json({ limit: '10mb' }));
          const answer = (res: Response, status: number, body: object) => {
            if (!fake.problem) res.status(status).json(body);
            else {
              res
                .status(fake.problem.status)
                .type('application/problem+json')
                .send(JSON.stringify(fake.problem));
            }
          };
          router.get('/onboarding/tree', async (req, res) => {
            await httpAuth.credentials(req, { allow: ['user'] });
            await fake.beforeTree();
            answer(res, 200, fake.tree);
          });
          router.post('/onboarding/preview', async (req, res) => {
            await httpAuth.credentials(req, { allow: ['user'] });
            await fake.beforePreview();
            const files = [{ path: 'a.yaml', change: 'added', after: '' }];
            answer(res, 200, { problems: fake.problems, notes: [], files });
          });
          router.post('/requests', async (req, res) => {
            const { principal } = await httpAuth.credentials(req, {
              allow: ['user'],
            });
            fake.asked += 1;
            const input = req.body as RequestInput;
            const known = fake.opened.get(input.taskId);
            const key = known?.key ?? `REQ-${fake.opened.size + 1}`;
            if (!known && !fake.problem) {
              const requester = principal.userEntityRef;
              fake.opened.set(input.taskId, { key, requester, input });
            }
            await fake.beforeAnswer();
            answer(res, known ? 200 : 201, detailOf(key));
          });
          httpRouter.use(router);
        },
      });
    },
  });
}

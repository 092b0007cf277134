import { Endpoint } from './listEndpoints';
import { innerDoors } from './innerDoors';

/** The status that a visitor without a token, an anonymous one, a member and an admin get. */
export type Expected = [number, number, number, number];

export interface Row {
  endpoint: Endpoint;
  expected: Expected;
  /** What is asked, where it is not simply the endpoint with `x` for each parameter. */
  path: string;
  body?: unknown;
}

type Line = [Endpoint, Expected, { path?: string; body?: unknown }?];

const everybody: Expected = [200, 200, 200, 200];
/** Open to read: everybody with a token, and every visitor gets one. */
const readers: Expected = [401, 200, 200, 200];
const members: Expected = [401, 403, 200, 200];

const mia = 'user:default/mia';
const component = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'new' },
  spec: { type: 'service', lifecycle: 'production', owner: 'writers' },
};
/** The one in the catalog. */
const openService = { ...component, metadata: { name: 'open' } };
const location = { type: 'url', target: 'http://127.0.0.1:1/nothing.yaml' };
const notification = {
  recipients: { type: 'entity', entityRef: mia },
  payload: { title: 'Hello' },
};
const maintenance = {
  title: 'New disks',
  scope: { services: ['component:default/open'] },
  startsAt: new Date().toISOString(),
  endsAt: new Date(Date.now() + 60 * 60 * 1000).toISOString(),
};
const incident = {
  title: 'Nobody can pay',
  services: [{ service: 'component:default/open' }],
};
/** There is none with that key. */
const noPostMortem = '/api/operations/post-mortems/PM-9999';
/** There is none with that key. */
const noIncident = '/api/operations/incidents/INC-9999';
/** There is none with that key. */
const noQuestion = '/api/operations/questions/Q-9999';
/** There is none with that key. */
const noRequest = '/api/operations/requests/REQ-9999';
const question = {
  title: 'What does it do?',
  text: 'We look at it.',
  artefact: { kind: 'service', service: 'component:default/open' },
  to: 'user:default/nobody-there',
};
const alertMapping = {
  matchers: [{ name: 'job', value: 'open' }],
  service: 'component:default/open',
};
const silence = {
  source: 'alertmanager-eu-1',
  matchers: [{ name: 'job', value: 'open' }],
  endsAt: new Date(Date.now() + 60 * 60 * 1000).toISOString(),
  comment: 'New disks',
};
const serviceOpen = '/api/operations/services/component/default/open';
const deploymentOpen =
  'cluster=eu-1&apiVersion=apps/v1&objectKind=Deployment&objectNamespace=production&objectName=open';

/** What the app, the sign-in and the health of the process answer. */
const entrance: Line[] = [
  ['GET /.backstage/health/v1/readiness', everybody],
  ['GET /.backstage/health/v1/liveness', everybody],
  ['GET /api/auth/example-users/users', everybody],
  ['GET /api/auth/guest/refresh', everybody],
  ['POST /api/auth/guest/refresh', everybody],
  ['GET /api/auth/guest/start', [501, 501, 501, 501]],
  ['GET /api/auth/guest/handler/frame', [501, 501, 501, 501]],
  ['POST /api/auth/guest/handler/frame', [501, 501, 501, 501]],
  // Without saying as whom.
  ['GET /api/auth/example-users/refresh', [400, 400, 400, 400]],
  ['POST /api/auth/example-users/refresh', [400, 400, 400, 400]],
  ['GET /api/auth/example-users/start', [501, 501, 501, 501]],
  ['GET /api/auth/example-users/handler/frame', [501, 501, 501, 501]],
  ['POST /api/auth/example-users/handler/frame', [501, 501, 501, 501]],
  ['USE /api/auth/github', [404, 404, 404, 404]],
  ['USE /api/auth/gitlab', [404, 404, 404, 404]],
  ['USE /api/auth/oidc', [404, 404, 404, 404]],
  ['USE /api/auth/:provider', [404, 404, 404, 404]],
  ['GET /api/auth/.well-known/openid-configuration', everybody],
  ['GET /api/auth/.well-known/jwks.json', everybody],
  ['GET /api/auth/.well-known/oauth-client/cli.json', [404, 404, 404, 404]],
  // About oneself only.
  ['GET /api/auth/v1/userinfo', readers],
  ['GET /api/permission/health', everybody],
  ['POST /api/permission/authorize', readers, { body: { items: [] } }],
  ['GET /api/signals/health', everybody],
];

const catalog: Line[] = [
  ['GET /api/catalog/openapi.json', readers],
  ['GET /api/catalog/entities', readers],
  ['GET /api/catalog/entities/by-query', readers],
  ['POST /api/catalog/entities/by-query', readers, { body: {} }],
  [
    'POST /api/catalog/entities/by-refs',
    readers,
    { body: { entityRefs: [mia] } },
  ],
  [
    'GET /api/catalog/entities/by-name/:kind/:namespace/:name',
    [401, 404, 200, 200],
    { path: '/api/catalog/entities/by-name/user/default/mia' },
  ],
  [
    'GET /api/catalog/entities/by-name/:kind/:namespace/:name/ancestry',
    [401, 403, 200, 200],
    { path: '/api/catalog/entities/by-name/user/default/mia/ancestry' },
  ],
  ['GET /api/catalog/entities/by-uid/:uid', [401, 404, 404, 404]],
  ['DELETE /api/catalog/entities/by-uid/:uid', [401, 403, 403, 204]],
  [
    'GET /api/catalog/entity-facets',
    readers,
    { path: '/api/catalog/entity-facets?facet=spec.profile.email' },
  ],
  [
    'POST /api/catalog/entity-facets',
    readers,
    { body: { facets: ['spec.profile.email'] } },
  ],
  [
    'POST /api/catalog/refresh',
    members,
    { body: { entityRef: 'component:default/open' } },
  ],
  [
    'POST /api/catalog/validate-entity',
    members,
    { body: { entity: component, location: 'url:http://127.0.0.1:1/x' } },
  ],
  ['POST /api/catalog/analyze-location', members, { body: { location } }],
  ['GET /api/catalog/locations', readers],
  ['POST /api/catalog/locations/by-query', readers, { body: {} }],
  ['GET /api/catalog/locations/:id', [401, 404, 404, 404]],
  [
    'GET /api/catalog/locations/by-entity/:kind/:namespace/:name',
    // What comes from the configuration has no location that could be asked for.
    [401, 404, 404, 404],
    { path: '/api/catalog/locations/by-entity/user/default/mia' },
  ],
  ['POST /api/catalog/locations', [401, 403, 201, 409], { body: location }],
  [
    // Somebody else has that target already.
    'PUT /api/catalog/locations/:id',
    [401, 403, 403, 409],
    { body: location },
  ],
  ['DELETE /api/catalog/locations/:id', [401, 403, 403, 404]],
];

const operations: Line[] = [
  ['GET /api/operations/openapi.json', everybody],
  ['GET /api/operations/services', everybody],
  ['GET /api/operations/services/facets', everybody],
  [
    'GET /api/operations/services/:kind/:namespace/:name',
    everybody,
    { path: serviceOpen },
  ],
  [
    'GET /api/operations/services/:kind/:namespace/:name',
    [404, 404, 200, 200],
    { path: '/api/operations/services/component/default/secret' },
  ],
  [
    'GET /api/operations/services/:kind/:namespace/:name/history',
    everybody,
    { path: `${serviceOpen}/history` },
  ],
  [
    'GET /api/operations/services/:kind/:namespace/:name/availability',
    everybody,
    { path: `${serviceOpen}/availability` },
  ],
  [
    'GET /api/operations/services/:kind/:namespace/:name/people',
    everybody,
    { path: `${serviceOpen}/people` },
  ],
  [
    'GET /api/operations/services/:kind/:namespace/:name/workloads',
    everybody,
    { path: `${serviceOpen}/workloads` },
  ],
  [
    'GET /api/operations/services/:kind/:namespace/:name/changes',
    everybody,
    { path: `${serviceOpen}/changes` },
  ],
  // There are no clusters: whoever gets in finds nothing.
  [
    'GET /api/operations/services/:kind/:namespace/:name/workload',
    [404, 404, 404, 404],
    { path: `${serviceOpen}/workload?${deploymentOpen}` },
  ],
  [
    'GET /api/operations/services/:kind/:namespace/:name/manifest',
    [401, 403, 404, 404],
    { path: `${serviceOpen}/manifest?${deploymentOpen}` },
  ],
  [
    'GET /api/operations/services/:kind/:namespace/:name/logs',
    [401, 403, 404, 404],
    {
      path: `${serviceOpen}/logs?cluster=eu-1&objectNamespace=production&pod=open-1`,
    },
  ],
  [
    // It would read a whole log to answer without one.
    'HEAD /api/operations/services/:kind/:namespace/:name/:part(workload|manifest|logs)',
    [404, 404, 404, 404],
    { path: `${serviceOpen}/logs` },
  ],
  [
    'GET /api/operations/services/:kind/:namespace/:name/slos',
    everybody,
    { path: `${serviceOpen}/slos` },
  ],
  [
    'GET /api/operations/services/:kind/:namespace/:name/slos',
    [404, 404, 200, 200],
    { path: '/api/operations/services/component/default/secret/slos' },
  ],
  [
    'GET /api/operations/services/:kind/:namespace/:name/alerts',
    everybody,
    { path: `${serviceOpen}/alerts` },
  ],
  [
    'GET /api/operations/services/:kind/:namespace/:name/signals',
    everybody,
    { path: `${serviceOpen}/signals` },
  ],
  [
    'GET /api/operations/services/:kind/:namespace/:name/release-gate',
    everybody,
    { path: `${serviceOpen}/release-gate` },
  ],
  ['GET /api/operations/slos', everybody],
  ['GET /api/operations/slos/facets', everybody],
  ['GET /api/operations/slos/export.csv', everybody],
  ['GET /api/operations/slos/coverage', everybody],
  ['GET /api/operations/slos/rules.yaml', everybody],
  // There are no SLOs: whoever gets in finds nothing.
  ['GET /api/operations/slos/:namespace/:name', [404, 404, 404, 404]],
  ['GET /api/operations/slos/:namespace/:name/series', [404, 404, 404, 404]],
  ['GET /api/operations/slos/:namespace/:name/history', [404, 404, 404, 404]],
  ['GET /api/operations/slos/:namespace/:name/what-if', [404, 404, 404, 404]],
  ['GET /api/operations/alerts', everybody],
  // There are no alerts: whoever gets in finds nothing.
  ['GET /api/operations/alerts/:id', [404, 404, 404, 404]],
  ['GET /api/operations/alert-mappings', everybody],
  [
    'POST /api/operations/alert-mappings',
    [401, 403, 201, 201],
    { body: alertMapping },
  ],
  ['DELETE /api/operations/alert-mappings/:id', [401, 403, 404, 404]],
  ['GET /api/operations/silences', everybody],
  // There is no Alertmanager of that name.
  ['POST /api/operations/silences', [401, 403, 400, 400], { body: silence }],
  ['DELETE /api/operations/silences/:source/:id', [401, 403, 404, 404]],
  // None is configured; whoever posts there proves by other means who they are.
  ['POST /api/operations/webhooks/alertmanager/:name', [404, 404, 404, 404]],
  [
    'GET /api/operations/services/:kind/:namespace/:name/follow',
    everybody,
    { path: `${serviceOpen}/follow` },
  ],
  [
    'PUT /api/operations/services/:kind/:namespace/:name/follow',
    members,
    { path: `${serviceOpen}/follow` },
  ],
  [
    'DELETE /api/operations/services/:kind/:namespace/:name/follow',
    members,
    { path: `${serviceOpen}/follow` },
  ],
  [
    'PUT /api/operations/incidents/:key/follow',
    [401, 403, 404, 404],
    { path: `${noIncident}/follow` },
  ],
  [
    'DELETE /api/operations/incidents/:key/follow',
    [401, 403, 404, 404],
    { path: `${noIncident}/follow` },
  ],
  ['GET /api/operations/notification-settings', members],
  [
    'PUT /api/operations/notification-settings',
    members,
    { body: { optOut: ['updated'] } },
  ],
  ['GET /api/operations/webhooks', members],
  ['GET /api/operations/maintenance', everybody],
  ['GET /api/operations/maintenance/:id', [404, 404, 404, 404]],
  [
    'POST /api/operations/maintenance',
    [401, 403, 201, 201],
    { body: maintenance },
  ],
  // There is none with that id.
  [
    'PUT /api/operations/maintenance/:id',
    [401, 403, 404, 404],
    { body: maintenance },
  ],
  ['DELETE /api/operations/maintenance/:id', [401, 403, 404, 404]],
  ['GET /api/operations/post-mortems', everybody],
  ['GET /api/operations/post-mortems/facets', everybody],
  ['GET /api/operations/post-mortems/sources', everybody],
  [
    'POST /api/operations/post-mortems',
    [401, 403, 201, 201],
    { body: { title: 'Slow', services: ['component:default/open'] } },
  ],
  [
    'GET /api/operations/post-mortems/:key',
    [404, 404, 404, 404],
    { path: noPostMortem },
  ],
  [
    'PUT /api/operations/post-mortems/:key',
    [401, 403, 404, 404],
    { path: noPostMortem, body: { markdown: 'Hello', version: 0 } },
  ],
  [
    'DELETE /api/operations/post-mortems/:key',
    [401, 403, 404, 404],
    { path: noPostMortem },
  ],
  [
    'POST /api/operations/post-mortems/:key/preview',
    [401, 403, 404, 404],
    { path: `${noPostMortem}/preview`, body: { markdown: 'Hello' } },
  ],
  [
    'POST /api/operations/post-mortems/:key/review',
    [401, 403, 404, 404],
    { path: `${noPostMortem}/review`, body: { version: 1 } },
  ],
  [
    'DELETE /api/operations/post-mortems/:key/review',
    [401, 403, 404, 404],
    { path: `${noPostMortem}/review` },
  ],
  [
    'POST /api/operations/post-mortems/:key/reviews',
    [401, 403, 404, 404],
    {
      path: `${noPostMortem}/reviews`,
      body: { verdict: 'commented', version: 1 },
    },
  ],
  [
    'POST /api/operations/post-mortems/:key/publication',
    [401, 403, 404, 404],
    { path: `${noPostMortem}/publication`, body: { version: 1 } },
  ],
  [
    'GET /api/operations/post-mortems/:key/history',
    [404, 404, 404, 404],
    { path: `${noPostMortem}/history` },
  ],
  ['GET /api/operations/action-items', everybody],
  [
    'PATCH /api/operations/action-items/:key/:item',
    [401, 403, 404, 404],
    { path: '/api/operations/action-items/PM-9999/x', body: { done: true } },
  ],
  ['GET /api/operations/feeds/post-mortems.atom', everybody],
  ['GET /api/operations/feeds/post-mortems.json', everybody],
  ['GET /api/operations/removals', members],
  [
    // People ask for themselves; those who manage removals ask for others whom the catalog knows.
    'POST /api/operations/removals',
    [401, 403, 403, 400],
    { body: { person: 'user:default/nobody-there' } },
  ],
  ['DELETE /api/operations/removals/:id', [401, 403, 404, 404]],
  [
    'POST /api/operations/similar',
    [401, 200, 200, 200],
    { body: { text: 'no space left on device' } },
  ],
  [
    'POST /api/operations/authors',
    readers,
    {
      body: {
        artefact: { kind: 'service', service: 'component:default/open' },
      },
    },
  ],
  // People have settings, visitors have none.
  ['GET /api/operations/author-settings', members],
  [
    'PUT /api/operations/author-settings',
    members,
    { body: { suggested: true, prefers: 'me', shownTo: 'signedIn' } },
  ],
  [
    'GET /api/operations/services/:kind/:namespace/:name/on-call',
    everybody,
    { path: `${serviceOpen}/on-call` },
  ],
  [
    'GET /api/operations/incidents/:key/suspects',
    [404, 404, 404, 404],
    { path: `${noIncident}/suspects` },
  ],
  ['GET /api/operations/questions', everybody],
  // Nobody of that name can be asked.
  ['POST /api/operations/questions', [401, 403, 400, 400], { body: question }],
  [
    'POST /api/operations/questions/draft',
    members,
    { body: { artefact: question.artefact } },
  ],
  ['GET /api/operations/questions/metrics', everybody],
  [
    'GET /api/operations/questions/:key',
    [404, 404, 404, 404],
    { path: noQuestion },
  ],
  [
    'PATCH /api/operations/questions/:key',
    [401, 403, 404, 404],
    { path: noQuestion, body: { version: 1, closed: true } },
  ],
  [
    'POST /api/operations/questions/:key/answers',
    [401, 403, 404, 404],
    { path: `${noQuestion}/answers`, body: { text: 'It queues.' } },
  ],
  [
    'PUT /api/operations/questions/:key/answers/:id',
    [401, 403, 404, 404],
    { path: `${noQuestion}/answers/x`, body: { text: 'Hello', edits: 0 } },
  ],
  [
    'PUT /api/operations/questions/:key/accepted',
    [401, 403, 404, 404],
    { path: `${noQuestion}/accepted`, body: { answer: 'x' } },
  ],
  [
    'DELETE /api/operations/questions/:key/accepted',
    [401, 403, 404, 404],
    { path: `${noQuestion}/accepted` },
  ],
  [
    'POST /api/operations/questions/:key/post-mortem',
    [401, 403, 404, 404],
    { path: `${noQuestion}/post-mortem` },
  ],
  [
    'POST /api/operations/questions/:key/runbook',
    [401, 403, 404, 404],
    { path: `${noQuestion}/runbook`, body: {} },
  ],
  ['GET /api/operations/onboarding/options', everybody],
  [
    'GET /api/operations/onboarding/namespaces',
    everybody,
    { path: '/api/operations/onboarding/namespaces?name=open' },
  ],
  // What is wrong with a wish is in the answer.
  [
    'POST /api/operations/onboarding/preview',
    readers,
    { body: { request: {} } },
  ],
  [
    'POST /api/operations/onboarding/preview',
    readers,
    { body: { kind: 'namespace', request: { name: 'open' } } },
  ],
  [
    'POST /api/operations/onboarding/preview',
    [401, 400, 400, 400],
    { body: { kind: 'castle', request: {} } },
  ],
  [
    'POST /api/operations/onboarding/preview',
    [401, 400, 400, 400],
    { body: { kind: 'change', request: {} } },
  ],
  ['GET /api/operations/onboarding/tree', members],
  [
    'GET /api/operations/upstream',
    everybody,
    { path: '/api/operations/upstream?service=component:default/open' },
  ],
  [
    'POST /api/operations/upstream/draft',
    members,
    { body: { service: 'component:default/open' } },
  ],
  [
    'POST /api/operations/upstream',
    [401, 403, 400, 400],
    { body: { service: 'component:default/open', url: 'no address' } },
  ],
  [
    'DELETE /api/operations/upstream/:id',
    [401, 403, 404, 404],
    { path: '/api/operations/upstream/nothing' },
  ],
  ['GET /api/operations/requests', everybody],
  [
    'POST /api/operations/requests',
    [401, 403, 400, 400],
    { body: { kind: 'onboard', taskId: 'x', parameters: {} } },
  ],
  [
    'POST /api/operations/requests',
    [401, 403, 400, 400],
    { body: { kind: 'namespace', taskId: 'x', parameters: {} } },
  ],
  [
    'GET /api/operations/requests/:key',
    [404, 404, 404, 404],
    { path: noRequest },
  ],
  [
    'POST /api/operations/requests/:key/approval',
    [401, 403, 404, 404],
    {
      path: `${noRequest}/approval`,
      body: { verdict: 'approve', revision: 'x' },
    },
  ],
  [
    'POST /api/operations/requests/:key/merge',
    [401, 403, 404, 404],
    { path: `${noRequest}/merge`, body: { revision: 'x' } },
  ],
  [
    'POST /api/operations/requests/:key/withdrawal',
    [401, 403, 404, 404],
    { path: `${noRequest}/withdrawal`, body: {} },
  ],
  ['GET /api/operations/runbooks', everybody],
  ['GET /api/operations/runbooks/:id', [404, 404, 404, 404]],
  [
    'POST /api/operations/runbooks/:id/feedback',
    [401, 403, 404, 404],
    { body: { helped: true } },
  ],
  [
    'POST /api/operations/runbooks/:id/proposal',
    [401, 403, 404, 404],
    { body: { markdown: 'Hello', base: 'x' } },
  ],
  [
    'POST /api/operations/runbooks/:id/proposal/merge',
    [401, 403, 404, 404],
    { body: { revision: 'x' } },
  ],
  [
    'GET /api/operations/incidents/:key/similar',
    [404, 404, 404, 404],
    { path: `${noIncident}/similar` },
  ],
  ['GET /api/operations/alerts/:id/similar', [404, 404, 404, 404]],
  [
    // Nobody but plugins: it is everything that search engines index.
    'GET /api/operations/search-documents',
    [401, 403, 403, 403],
    { path: '/api/operations/search-documents?visibility=public' },
  ],
  ['GET /api/operations/incidents', everybody],
  ['GET /api/operations/incidents/facets', everybody],
  ['GET /api/operations/incidents/mine', everybody],
  ['GET /api/operations/incidents/metrics', everybody],
  ['GET /api/operations/incidents/policy', everybody],
  ['POST /api/operations/incidents', [401, 403, 201, 201], { body: incident }],
  [
    'GET /api/operations/incidents/:key',
    [404, 404, 404, 404],
    { path: noIncident },
  ],
  [
    'PATCH /api/operations/incidents/:key',
    [401, 403, 404, 404],
    { path: noIncident, body: { severity: 1 } },
  ],
  [
    'GET /api/operations/incidents/:key/timeline',
    [404, 404, 404, 404],
    { path: `${noIncident}/timeline` },
  ],
  [
    'POST /api/operations/incidents/:key/timeline',
    [401, 403, 404, 404],
    { path: `${noIncident}/timeline`, body: { kind: 'note', text: 'Hello' } },
  ],
  [
    'PUT /api/operations/incidents/:key/timeline/:id',
    [401, 403, 404, 404],
    { path: `${noIncident}/timeline/x`, body: { text: 'Hello', edits: 0 } },
  ],
  [
    'GET /api/operations/incidents/:key/timeline/:id/edits',
    [404, 404, 404, 404],
    { path: `${noIncident}/timeline/x/edits` },
  ],
  [
    'GET /api/operations/incidents/:key/files/:id',
    [404, 404, 404, 404],
    { path: `${noIncident}/files/x` },
  ],
  [
    // Pictures are bytes, and this is not.
    'POST /api/operations/incidents/:key/files',
    [401, 415, 415, 415],
    { path: `${noIncident}/files?name=x.png`, body: {} },
  ],
  [
    'GET /api/operations/incidents/:key/replay',
    [404, 404, 404, 404],
    { path: `${noIncident}/replay?at=2026-11-20T08:00:00Z` },
  ],
  [
    'GET /api/operations/incidents/:key/budget',
    [404, 404, 404, 404],
    { path: `${noIncident}/budget` },
  ],
  [
    'GET /api/operations/incidents/:key/evidence-series',
    [404, 404, 404, 404],
    { path: `${noIncident}/evidence-series?slo=slo:default/x` },
  ],
  [
    'GET /api/operations/incidents/:key/decisions',
    [404, 404, 404, 404],
    { path: `${noIncident}/decisions` },
  ],
  ['GET /api/operations/clusters', everybody],
  ['GET /api/operations/clusters/:cluster', [404, 404, 404, 404]],
  ['GET /api/operations/sources', everybody],
];

const search: Line[] = [
  ['GET /api/search/openapi.json', readers],
  ['GET /api/search/query', readers, { path: '/api/search/query?term=mia' }],
];

const NOTIFICATION_PATHS = ['', '/notifications'];

const closed: Line[] = [
  ['GET /api/events/openapi.json', members],
  // For plugins among themselves.
  [
    'POST /api/events/bus/v1/events',
    [401, 403, 403, 403],
    { body: { event: { topic: 't', payload: {} } } },
  ],
  [
    'GET /api/events/bus/v1/subscriptions/:subscriptionId/events',
    [401, 403, 403, 403],
  ],
  [
    'PUT /api/events/bus/v1/subscriptions/:subscriptionId',
    [401, 403, 403, 403],
    { body: { topics: ['t'] } },
  ],

  ['GET /api/notifications/openapi.json', members],
  ['GET /api/notifications/', members],
  ['GET /api/notifications/notifications', members],
  ['GET /api/notifications/status', members],
  ['GET /api/notifications/settings', members],
  [
    'POST /api/notifications/settings',
    members,
    {
      body: {
        channels: [
          { id: 'Web', origins: [{ id: 'o', enabled: true, topics: [] }] },
        ],
      },
    },
  ],
  ['GET /api/notifications/topics', members],
  ['GET /api/notifications/:id', [401, 403, 404, 404]],
  ['GET /api/notifications/notifications/:id', [401, 403, 404, 404]],
  ...NOTIFICATION_PATHS.flatMap((path): Line[] => [
    [
      `POST /api/notifications${path}/update`,
      members,
      { body: { ids: ['x'], read: true } },
    ],
    // Only plugins notify people.
    [
      `POST /api/notifications${path || '/'}`,
      [401, 403, 403, 403],
      { body: notification },
    ],
  ]),

  [
    'POST /api/user-settings/multiget',
    members,
    { body: { items: [{ bucket: 'x', key: 'y' }] } },
  ],
  ['GET /api/user-settings/buckets/:bucket/keys/:key(*)', [401, 403, 404, 404]],
  [
    'PUT /api/user-settings/buckets/:bucket/keys/:key(*)',
    members,
    { body: { value: 1 } },
  ],
  [
    'DELETE /api/user-settings/buckets/:bucket/keys/:key(*)',
    [401, 403, 204, 204],
  ],

  // There are no clusters: whoever gets in finds nothing.
  ['USE /api/kubernetes/proxy', [401, 403, 403, 500]],
  [
    'POST /api/kubernetes/services/:serviceId',
    members,
    { body: { auth: {}, entity: openService } },
  ],
  ['GET /api/kubernetes/clusters', members],
  [
    'POST /api/kubernetes/resources/workloads/query',
    members,
    { body: { auth: {}, entityRef: 'component:default/open' } },
  ],
  [
    'POST /api/kubernetes/resources/custom/query',
    members,
    {
      body: {
        auth: {},
        entityRef: 'component:default/open',
        customResources: [{ group: 'g', apiVersion: 'v1', plural: 'things' }],
      },
    },
  ],
];

const template = {
  apiVersion: 'scaffolder.backstage.io/v1beta3',
  kind: 'Template',
  metadata: { name: 'nothing' },
  spec: { type: 'service', steps: [] },
};

const scaffolder: Line[] = [
  [
    'GET /api/scaffolder/v2/templates/:namespace/:kind/:name/parameter-schema',
    // `x` is no kind of template.
    [401, 403, 400, 400],
  ],
  ['GET /api/scaffolder/v2/actions', members],
  ['GET /api/scaffolder/v2/tasks', members],
  [
    'POST /api/scaffolder/v2/tasks',
    [401, 403, 404, 404],
    { body: { templateRef: 'template:default/x', values: {} } },
  ],
  ['GET /api/scaffolder/v2/tasks/:taskId', [401, 403, 404, 404]],
  ['POST /api/scaffolder/v2/tasks/:taskId/cancel', [401, 403, 404, 404]],
  ['POST /api/scaffolder/v2/tasks/:taskId/retry', [401, 403, 404, 404]],
  ['GET /api/scaffolder/v2/tasks/:taskId/events', [401, 403, 404, 404]],
  [
    'POST /api/scaffolder/v2/dry-run',
    members,
    { body: { template, values: {}, directoryContents: [] } },
  ],
  [
    'POST /api/scaffolder/v2/autocomplete/:provider/:resource',
    [401, 403, 400, 400],
    { body: { token: 't', context: {} } },
  ],
  ['GET /api/scaffolder/v2/templating-extensions', members],
];

function toRow([endpoint, expected, request = {}]: Line): Row {
  const path = endpoint.split(' ')[1].replace(/:\w+(\(\*\))?/g, 'x');
  return { endpoint, expected, path: request.path ?? path, body: request.body };
}

/** What everybody gets at every endpoint there is. */
export const ACCESS_TABLE: Row[] = [
  ...entrance,
  ...catalog,
  ...operations,
  ...search,
  ...closed,
  ...scaffolder,
  ...innerDoors(),
].map(toRow);

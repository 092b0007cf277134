import { Concept } from './concept';

export const KUBERNETES: Concept[] = [
  {
    id: 'image-missing',
    family: 'image',
    said: 'image not found; manifest unknown; manifest not found; tag not found; image not exist',
  },
  {
    id: 'image-unauthorized',
    family: 'image',
    said: 'pull access deny; registry authorize; pull authenticate require; image pull secret; pull deny; registry token expire; basic credential not',
  },
  {
    id: 'image-rate-limited',
    family: 'image',
    said: 'pull rate limit; toomanyrequests; too many request pull',
  },
  {
    id: 'image-architecture',
    family: 'image',
    said: 'not matching manifest; not match manifest; platform not match',
  },
  {
    id: 'insufficient-cpu',
    family: 'scheduling',
    said: 'insufficient cpu; not enough cpu',
  },
  {
    id: 'insufficient-memory',
    family: 'scheduling',
    said: 'node insufficient memory; insufficient memory',
  },
  {
    id: 'taint',
    family: 'scheduling',
    said: 'taint; node taint pod not tolerate',
  },
  {
    id: 'affinity',
    family: 'scheduling',
    said: 'node not match affinity; not match pod affinity; not match node affinity; anti affinity',
  },
  {
    id: 'too-many-pods',
    family: 'scheduling',
    said: 'too many pod; pod limit node',
  },
  {
    id: 'pod-addresses',
    family: 'scheduling',
    said: 'not assign address container; not address available; not ip available; subnet exhaust; ipam; range full; address exhaust',
  },
  {
    id: 'quota',
    family: 'scheduling',
    said: 'exceed quota; quota exceed; quota exhaust',
  },
  {
    id: 'config-missing',
    said: 'config not found; secret not found; key not found secret; missing variable; variable not set; require variable; variable missing',
  },
  {
    id: 'liveness-failed',
    family: 'probe',
    said: 'liveness probe fail; fail liveness; liveness kill',
  },
  {
    id: 'readiness-failed',
    family: 'probe',
    said: 'readiness probe fail; readiness fail; not ready endpoint; not endpoint available',
  },
  {
    id: 'startup-failed',
    family: 'probe',
    said: 'startup probe fail; fail startup probe',
  },
  {
    id: 'webhook-failed',
    said: 'fail call webhook; webhook deny request; webhook timeout; validating webhook',
  },
  { id: 'pdb', said: 'disruption budget; not evict pod; pod disruption' },
  {
    id: 'node-not-ready',
    said: 'node not ready; kubelet stop post; node status unknown; pleg not healthy',
    codes: 'k8s:NodeNotReady',
  },
  {
    id: 'sandbox',
    said: 'create pod sandbox; failedcreatepodsandbox; cni; network plugin',
    codes: 'k8s:FailedCreatePodSandBox',
  },
  {
    id: 'finalizer',
    said: 'finalizer; namespace stuck terminating; stuck terminating',
  },
  { id: 'field-immutable', said: 'field immutable; immutable field' },
  {
    id: 'removed-api',
    said: 'not match kind version; api version remove; not resource type; api delete',
  },
];

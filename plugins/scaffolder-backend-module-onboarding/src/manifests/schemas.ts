import * as argo from '@kubernetes-models/argo-cd/argoproj.io/v1alpha1';
import * as fluxKustomize from '@kubernetes-models/flux-cd/kustomize.toolkit.fluxcd.io/v1';
import * as fluxSource from '@kubernetes-models/flux-cd/source.toolkit.fluxcd.io/v1';
import * as monitoring from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1';
import * as apps from 'kubernetes-models/apps/v1';
import * as autoscaling from 'kubernetes-models/autoscaling/v2';
import * as batch from 'kubernetes-models/batch/v1';
import * as networking from 'kubernetes-models/networking.k8s.io/v1';
import * as policy from 'kubernetes-models/policy/v1';
import * as rbac from 'kubernetes-models/rbac.authorization.k8s.io/v1';
import * as core from 'kubernetes-models/v1';
import { groupSchema, Manifest } from './schema';

/** A class of the library, which knows the schema of its kind. */
interface Model {
  new (value: object): { validate(): void };
}

/** By API version. They are of Kubernetes 1.27, and need no network. */
const MODELS: Record<string, object> = {
  v1: core,
  'apps/v1': apps,
  'autoscaling/v2': autoscaling,
  'batch/v1': batch,
  'networking.k8s.io/v1': networking,
  'policy/v1': policy,
  'rbac.authorization.k8s.io/v1': rbac,
  'argoproj.io/v1alpha1': argo,
  'kustomize.toolkit.fluxcd.io/v1': fluxKustomize,
  'source.toolkit.fluxcd.io/v1': fluxSource,
  'monitoring.coreos.com/v1': monitoring,
};

function isModel(value: unknown): value is Model {
  return (
    typeof value === 'function' &&
    typeof (value.prototype as { validate?: unknown } | undefined)?.validate ===
      'function'
  );
}

interface Fault {
  instancePath?: string;
  message?: string;
  params?: Record<string, unknown>;
}

/** The library throws what Ajv has found. */
function faultsOf(error: unknown): string[] {
  const { errors } = error as { errors?: Fault[] };
  if (!Array.isArray(errors)) return [String(error)];
  return errors.map(({ instancePath = '', message, params = {} }) => {
    const at = instancePath.replace(/^\//, '').replace(/\//g, '.');
    const missing = params.missingProperty;
    if (typeof missing === 'string') {
      return `${at ? `${at}.` : ''}${missing} is missing`;
    }
    return `${at || 'The object'} ${message ?? 'is not as it should be'}`;
  });
}

/**
 * Looks at an object as an API server would, as far as its schema says: what is wrong; undefined where no schema knows it.
 *
 * @internal
 */
export function checkSchema(manifest: Manifest): string[] | undefined {
  const { apiVersion, kind } = manifest;
  if (apiVersion === 'user.openshift.io/v1' && kind === 'Group') {
    const { error } = groupSchema.safeParse(manifest);
    return (error?.issues ?? []).map(
      ({ path, message }) => `${path.map(String).join('.')}: ${message}`,
    );
  }
  if (!Object.hasOwn(MODELS, apiVersion)) return undefined;
  const models = MODELS[apiVersion];
  const Kind: unknown = Object.hasOwn(models, kind)
    ? (models as Record<string, unknown>)[kind]
    : undefined;
  if (!isModel(Kind)) return undefined;
  try {
    // What cannot be read breaks already as it is taken over.
    new Kind(manifest).validate();
    return [];
  } catch (error) {
    return [...new Set(faultsOf(error))];
  }
}

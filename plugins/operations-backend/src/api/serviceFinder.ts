import { stringifyEntityRef } from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import { OperationsPaths } from '@operate-first/plugin-operations-common';
import { Request } from 'express';
import { AccessControl } from '../access/AccessControl';
import { ServiceCriteria } from '../access/criteria';
import { ServiceRow } from '../database/rows';
import { ServiceReader } from '../services/ServiceReader';
import { didYouMean } from './closest';

/** How a request names a service. @internal */
export type ServiceParameters =
  OperationsPaths['/services/{kind}/{namespace}/{name}']['parameters']['path'];

/** Finds the service that a request names, where its caller may see it. @internal */
export type ServiceFinder = (
  request: Request<ServiceParameters>,
) => Promise<{ row: ServiceRow; criteria: ServiceCriteria }>;

/** A request whose parameters are nobody's business. @internal */
export function plain(request: Request<ServiceParameters>): Request {
  return request as unknown as Request;
}

/** @internal */
export function serviceFinder(
  access: AccessControl,
  services: ServiceReader,
): ServiceFinder {
  return async request => {
    const criteria = await access.services(plain(request));
    const entityRef = stringifyEntityRef(request.params);
    const row = await services.find(entityRef, criteria);
    if (row) return { row, criteria };
    const names = await services.names(criteria);
    throw new NotFoundError(
      `There is no service ${entityRef}, or you may not see it.${didYouMean(
        entityRef,
        names,
      )}`,
    );
  };
}

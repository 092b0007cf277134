import { AuditorService } from '@backstage/backend-plugin-api';
import {
  NotificationSettings,
  operationsFollowPermission,
} from '@operate-first/plugin-operations-common';
import { Request, Router } from 'express';
import { IANAZone } from 'luxon';
import { Knex } from 'knex';
import { AccessControl } from '../access/AccessControl';
import { audited } from '../api/audited';
import { FieldError } from '../api/FieldError';
import { SettingsStore } from './SettingsStore';

/** @internal */
export interface SettingsRoutesOptions {
  access: AccessControl;
  auditor: AuditorService;
  database: Knex;
}

function checkHours({ quietHours }: NotificationSettings) {
  if (!quietHours) return;
  const { from, to, zone } = quietHours;
  if (!IANAZone.isValidZone(zone)) {
    throw new FieldError({
      field: 'quietHours.zone',
      value: zone,
      message: `${zone} is no zone that is known here.`,
      remedy: 'Name it as IANA does, for example Europe/Prague.',
    });
  }
  if (from === to) {
    throw new FieldError({
      field: 'quietHours.to',
      value: to,
      message: 'Quiet hours that end when they begin are none, or all.',
      remedy: 'Give another end, or leave quietHours out.',
    });
  }
}

/** When and of what people are told: everybody their own. @internal */
export function addSettingsRoutes(
  router: Router,
  { access, auditor, database }: SettingsRoutesOptions,
): void {
  const settings = SettingsStore.create({ database });
  const personOf = (request: Request) =>
    access.requirePersonally(
      request,
      operationsFollowPermission,
      'have notification settings',
    );

  router.get('/notification-settings', async (request, response) => {
    response.json(await settings.read(await personOf(request)));
  });

  router.put('/notification-settings', async (request, response) => {
    const person = await personOf(request);
    const wanted: NotificationSettings = request.body;
    await audited(
      auditor,
      { request, eventId: 'notification-settings-change', meta: {} },
      async () => {
        checkHours(wanted);
        await settings.write(person, {
          ...wanted,
          optOut: [...new Set(wanted.optOut)],
        });
      },
    );
    response.json(await settings.read(person));
  });
}

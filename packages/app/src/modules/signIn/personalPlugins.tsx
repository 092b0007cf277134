import { coreExtensionData } from '@backstage/frontend-plugin-api';
import notificationsPlugin from '@backstage/plugin-notifications/alpha';
import scaffolderPlugin from '@backstage/plugin-scaffolder/alpha';
import userSettingsPlugin from '@backstage/plugin-user-settings/alpha';
import { ForSignedIn } from './ForSignedIn';

const notificationsPage = notificationsPlugin
  .getExtension('page:notifications')
  .override({
    factory(originalFactory) {
      const page = originalFactory();
      return [
        ...page,
        coreExtensionData.reactElement(
          <ForSignedIn page="notifications">
            {page.get(coreExtensionData.reactElement)}
          </ForSignedIn>,
        ),
      ];
    },
  });

const settingsPage = userSettingsPlugin
  .getExtension('page:user-settings')
  .override({
    factory(originalFactory) {
      const page = originalFactory();
      return [
        ...page,
        coreExtensionData.reactElement(
          <ForSignedIn page="settings">
            {page.get(coreExtensionData.reactElement)}
          </ForSignedIn>,
        ),
      ];
    },
  });

/** Nobody starts a task without a name; the form of an onboarding is read and tried elsewhere. */
const createPage = scaffolderPlugin.getExtension('page:scaffolder').override({
  factory(originalFactory) {
    const page = originalFactory();
    return [
      ...page,
      coreExtensionData.reactElement(
        <ForSignedIn page="create">
          {page.get(coreExtensionData.reactElement)}
        </ForSignedIn>,
      ),
    ];
  },
});

/** The plugins whose pages belong to one person; without an account they would only show refusals. */
export const personalPlugins = [
  notificationsPlugin.withOverrides({ extensions: [notificationsPage] }),
  userSettingsPlugin.withOverrides({ extensions: [settingsPage] }),
  scaffolderPlugin.withOverrides({ extensions: [createPage] }),
];

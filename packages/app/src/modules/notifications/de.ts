import { createTranslationMessages } from '@backstage/frontend-plugin-api';
import { notificationsTranslationRef } from '@backstage/plugin-notifications';

/** Die Benachrichtigungen auf Deutsch. */
const messages = createTranslationMessages({
  ref: notificationsTranslationRef,
  full: true,
  messages: {
    'table.errors.markAllReadFailed':
      'Die Benachrichtigungen ließen sich nicht als gelesen kennzeichnen',
    'table.pagination.labelDisplayedRows': '{from}–{to} von {count}',
    'table.pagination.firstTooltip': 'Erste Seite',
    'table.pagination.labelRowsSelect': 'Zeilen',
    'table.pagination.lastTooltip': 'Letzte Seite',
    'table.pagination.nextTooltip': 'Nächste Seite',
    'table.pagination.previousTooltip': 'Vorige Seite',
    'table.emptyMessage': 'Hier steht noch nichts',
    'table.bulkActions.markAllRead': 'Alle als gelesen kennzeichnen',
    'table.bulkActions.markSelectedAsRead':
      'Ausgewählte als gelesen kennzeichnen',
    'table.bulkActions.returnSelectedAmongUnread':
      'Ausgewählte als ungelesen kennzeichnen',
    'table.bulkActions.saveSelectedForLater': 'Ausgewählte für später merken',
    'table.bulkActions.undoSaveForSelected': 'Ausgewählte nicht mehr merken',
    'table.confirmDialog.cancel': 'Abbrechen',
    'table.confirmDialog.title': 'Wirklich?',
    'table.confirmDialog.markAllReadDescription':
      'Alle Benachrichtigungen werden als gelesen gekennzeichnet.',
    'table.confirmDialog.markAllReadConfirmation': 'Alle kennzeichnen',
    'filters.view.all': 'Alle',
    'filters.view.label': 'Ansicht',
    'filters.view.read': 'Gelesene',
    'filters.view.saved': 'Gemerkte',
    'filters.view.unread': 'Ungelesene',
    'filters.title': 'Filter',
    'filters.severity.normal': 'Normal',
    'filters.severity.high': 'Hoch',
    'filters.severity.low': 'Niedrig',
    'filters.severity.label': 'Mindestens so dringend',
    'filters.severity.critical': 'Kritisch',
    'filters.topic.label': 'Thema',
    'filters.topic.anyTopic': 'Jedes Thema',
    'filters.createdAfter.label': 'Gesendet',
    'filters.createdAfter.placeholder': 'Benachrichtigungen seit',
    'filters.createdAfter.last24h': 'In den letzten 24 Stunden',
    'filters.createdAfter.lastWeek': 'In der letzten Woche',
    'filters.createdAfter.anyTime': 'Irgendwann',
    'filters.sortBy.origin': 'Herkunft',
    'filters.sortBy.label': 'Sortieren nach',
    'filters.sortBy.placeholder': 'Wonach sortiert wird',
    'filters.sortBy.newest': 'Neueste zuerst',
    'filters.sortBy.oldest': 'Älteste zuerst',
    'filters.sortBy.topic': 'Thema',
    'settings.table.origin': 'Herkunft',
    'settings.table.topic': 'Thema',
    'settings.title': 'Benachrichtigungen einstellen',
    'settings.errors.useNotificationFormat':
      'useNotificationFormat braucht einen NotificationFormatProvider um sich',
    'settings.errorTitle': 'Die Einstellungen ließen sich nicht laden',
    'settings.noSettingsAvailable':
      'Noch gibt es nichts einzustellen; sehen Sie später noch einmal nach',
    'sidebar.title': 'Benachrichtigungen',
    'sidebar.errors.markAsReadFailed':
      'Die Benachrichtigung ließ sich nicht als gelesen kennzeichnen',
    'sidebar.errors.fetchNotificationFailed':
      'Die Benachrichtigung ließ sich nicht laden',
    'notificationsPage.title': 'Benachrichtigungen',
    'notificationsPage.tableTitle.all_one':
      'Alle Benachrichtigungen ({{count}})',
    'notificationsPage.tableTitle.all_other':
      'Alle Benachrichtigungen ({{count}})',
    'notificationsPage.tableTitle.saved_one':
      'Gemerkte Benachrichtigungen ({{count}})',
    'notificationsPage.tableTitle.saved_other':
      'Gemerkte Benachrichtigungen ({{count}})',
    'notificationsPage.tableTitle.unread_one':
      'Ungelesene Benachrichtigungen ({{count}})',
    'notificationsPage.tableTitle.unread_other':
      'Ungelesene Benachrichtigungen ({{count}})',
    'notificationsPage.tableTitle.read_one':
      'Gelesene Benachrichtigungen ({{count}})',
    'notificationsPage.tableTitle.read_other':
      'Gelesene Benachrichtigungen ({{count}})',
    'unreadCard.emptyState': 'Alles gelesen',
    'unreadCard.title_one': 'Zuletzt ungelesen ({{count}})',
    'unreadCard.title_other': 'Zuletzt ungelesen ({{count}})',
    'unreadCard.viewAll': 'Alle ansehen',
    'unreadCard.columnNotification': 'Benachrichtigung',
    'unreadCard.columnActions': 'Aktionen',
    'unreadCard.resultsCount': '{{displayed}} von {{total}}',
  },
});

export default messages;

import ICAL from 'ical.js';

/** Whether nobody is on call for it any more. @internal */
export function isCancelled(component: ICAL.Component): boolean {
  return /^cancelled$/i.test(String(component.getFirstPropertyValue('status')));
}

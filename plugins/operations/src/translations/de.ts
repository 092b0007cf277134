import alertMessages from './deAlerts';
import authorMessages from './deAuthors';
import clusterMessages from './deClusters';
import incidentMessages from './deIncident';
import incidentPastMessages from './deIncidentPast';
import incidentWritingMessages from './deIncidentWriting';
import lensMessages from './deLens';
import mineMessages from './deMine';
import onboardingMessages from './deOnboarding';
import postMortemMessages from './dePostMortem';
import postMortemEditingMessages from './dePostMortemEditing';
import problemMessages from './deProblems';
import promiseMessages from './dePromises';
import questionMessages from './deQuestions';
import requestMessages from './deRequests';
import requestFormMessages from './deRequestForm';
import runbookMessages from './deRunbooks';
import serviceMessages from './deService';
import servicesMessages from './deServices';
import sharedMessages from './deShared';
import similarMessages from './deSimilar';
import sloMessages from './deSlos';
import offboardingMessages from './deOffboarding';
import teamMessages from './deTeams';
import upstreamMessages from './deUpstream';
import workloadMessages from './deWorkloads';

/** German, written for its readers and not word by word. */
const messages = {
  ...alertMessages,
  ...authorMessages,
  ...clusterMessages,
  ...incidentMessages,
  ...incidentPastMessages,
  ...incidentWritingMessages,
  ...lensMessages,
  ...mineMessages,
  ...onboardingMessages,
  ...postMortemMessages,
  ...postMortemEditingMessages,
  ...problemMessages,
  ...promiseMessages,
  ...questionMessages,
  ...requestMessages,
  ...requestFormMessages,
  ...runbookMessages,
  ...serviceMessages,
  ...servicesMessages,
  ...sharedMessages,
  ...similarMessages,
  ...sloMessages,
  ...offboardingMessages,
  ...teamMessages,
  ...upstreamMessages,
  ...workloadMessages,
};

export default messages;

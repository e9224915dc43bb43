import type { ServerMessages } from '../serverMessages.ts';
import { words } from '../words.ts';

const w = words('fr');

export const fr: ServerMessages = {
  settings: {
    heading: 'Paramètres de ce serveur',
    everywhere: 'Réponses publiques : dans tous les salons',
    onlyIn: (channels) => `Réponses publiques : seulement dans ${channels}`,
    nowhere: 'Réponses publiques : nulle part ; `/demander` répond en privé',
    language: (language) => `Langue quand la question ne la révèle pas : ${language}`,
    serversOwn: (language) => `celle du serveur (${language})`,
    publicly: '`/demander` sans `privé` : répond publiquement',
    privately: '`/demander` sans `privé` : répond en privé',
    inThread: 'Mentions : réponse dans un fil à part',
    inChannel: 'Mentions : réponse dans le salon',
    sureness: (name) => `Degré de certitude exigé : ${name}`,
    surenesses: {
      sure: { name: 'seulement si je suis sûr', means: 'Sinon, je dis que les articles ne le disent pas' },
      balanced: {
        name: 'équilibré',
        means: 'Si je ne suis pas sûr, je le dis et je montre ce qui peut aider',
      },
      everything: {
        name: 'tout montrer',
        means: 'Même si les articles ne semblent pas le dire, je montre ce qui s’en approche le plus',
      },
    },
    keepsQuestions:
      'Questions sans réponse sûre : leur texte est conservé 90 jours et visible dans `/analyse`',
    keepsNoQuestions:
      'Questions sans réponse sûre : elles sont comptées, leur texte n’est pas conservé pour `/analyse`',
    buttons: {
      everywhere: 'Public dans tous les salons',
      onlyInChosen: 'Public seulement dans les salons choisis',
      publicly: 'Répondre publiquement',
      privately: 'Répondre en privé',
      inThread: 'Répondre dans des fils',
      inChannel: 'Répondre dans le salon',
      keepQuestions: 'Conserver les questions',
      keepNoQuestions: 'Ne pas conserver les questions, effacer les anciennes',
    },
    helpers: (who) => `Quand les articles ne le disent pas, je propose de demander à : ${who}`,
    helpersIn: (role, channel) => `${role} dans ${channel}`,
    noHelpers: 'personne',
    unaskedIn: (channels) =>
      `Je réponds aussi aux questions que l’on ne m’a pas posées, quand je suis sûr, dans ${channels}`,
    onlyWhenAsked: 'Je ne réponds que si l’on me le demande',
    chooseUnasked: 'Salons et forums où je réponds sans être sollicité',
    deletedChannel: 'un salon supprimé',
    deletedRole: 'un rôle supprimé',
    chooseRole: 'Un rôle qui aide',
    chooseHelperChannel: 'Le salon où l’équipe est sollicitée',
    chooseChannels: 'Salons et catégories avec réponses publiques',
    chooseLanguage: 'Langue quand la question ne la révèle pas',
    chooseSureness: 'Degré de certitude exigé',
    notKept:
      'Les paramètres n’ont pas pu être enregistrés ; rien n’a changé. La personne qui gère ce bot en trouvera la raison dans son journal.',
    notHere:
      'Je ne réponds pas publiquement ici. Utilisez `/demander` : la réponse ne sera visible que pour vous.',
    instead: (channels) => `Je réponds publiquement dans ${channels}.`,
  },

  insights: {
    heading: w.counted({ one: 'Le dernier jour', other: 'Les # derniers jours' }),
    declined: w.counted({
      one: '# question à laquelle les articles ne répondent pas',
      other: '# questions auxquelles les articles ne répondent pas',
    }),
    unsure: w.counted({
      one: '# question pour laquelle je n’étais pas sûr',
      other: '# questions pour lesquelles je n’étais pas sûr',
    }),
    unkept: w.counted({
      one: '# d’entre elles sans son texte (voir `/paramètres`), par article le plus proche :',
      other: '# d’entre elles sans leur texte (voir `/paramètres`), par article le plus proche :',
    }),
    answering: 'Articles qui répondent le plus',
    ratedDown: 'Articles notés 👎',
    chart: {
      heading: 'Questions par jour',
      answered: w.counted({ other: '# avec réponse' }),
      unsure: w.counted({ other: '# sans certitude' }),
      declined: w.counted({ other: '# sans réponse' }),
      bars: w.counted({
        one: 'Chaque barre est un jour (UTC), aujourd’hui à droite. La plus haute compte # question.',
        other: 'Chaque barre est un jour (UTC), aujourd’hui à droite. La plus haute compte # questions.',
      }),
    },
    nothing: 'Rien pour l’instant.',
    onlyInServers: 'Ce n’est possible que sur un serveur qui m’a ajouté.',
    file: 'Le tout, pour un tableur :',
  },

  privacy: {
    heading: 'Ce que je conserve',
    kept: [
      'Combien de fois chaque article répond sur un serveur, mais non qui a demandé.',
      'Le fait que les articles n’ont pas répondu à une question, ou que je n’étais pas sûr : sa langue, l’article le plus proche et l’heure, mais jamais le texte d’une question dont vous seul voyez la réponse.',
      'Vos 👍 et 👎 : pour quelle réponse et quel article.',
      'Une question trop longue pour être affichée en entier, afin que les boutons sous sa réponse la reposent tout entière. Là où vous seul voyez la réponse, dans les messages privés et sur les serveurs qui ne m’ont pas ajouté, 24 heures après son dernier affichage.',
      'Quelles phrases une réponse a citées, sous forme de codes, et si elle a été partagée, pendant 24 heures, pour que ni « qui d’autre ? » ni *Partager* ne se répètent.',
      'Dans tout cela, ni votre nom ni votre identifiant : un code, différent sur chaque serveur. Sans la clé de ce bot, personne ne sait de qui il s’agit.',
      'Rien de tout cela au-delà de 90 jours.',
      'Ce qu’un serveur ajoute à sa bibliothèque avec `/bibliothèque`, tant que cela s’y trouve, avec les identifiants de ceux qui l’ont ajouté. Quand le serveur me retire, 30 jours de plus.',
    ],
    questionsKept: 'Ce serveur me permet de conserver le texte des autres questions sans réponse sûre.',
    questionsNotKept: 'Ce serveur ne me permet pas de conserver le texte des autres questions.',
    reads:
      'Dans les salons choisis par les gestionnaires de ce serveur, je lis aussi les messages qui ne me sont pas destinés, pour répondre à ceux qui posent une question. Je n’en garde aucun, sauf comme dit ci-dessus.',
    direct:
      'Des messages privés et des serveurs qui ne m’ont pas ajouté : seulement les questions longues, ce que les réponses ont cité et si elles ont été partagées, pendant 24 heures.',
    remembered:
      'Pendant une heure : lequel de mes messages répond à lequel des vôtres, pour remarquer quand vous le modifiez ou le supprimez.',
    logged:
      'La personne qui gère ce bot fait aussi noter les questions dans son journal, sans leur auteur ; jamais celles dont seul l’auteur voit la réponse.',
    elsewhere:
      'Les questions sont envoyées, sans leur auteur, à un service de plongement extérieur, qui dit quels textes ont le même sens.',
    terminal: 'Rien de ce que vous demandez dans le terminal n’est conservé.',
    ratings: w.counted({ one: '# évaluation', other: '# évaluations' }),
    declines: w.counted({ one: '# question sans réponse sûre', other: '# questions sans réponse sûre' }),
    longQuestions: w.counted({ one: '# question longue', other: '# questions longues' }),
    articlesAdded: w.counted({
      one: 'que vous avez ajouté # article',
      other: 'que vous avez ajouté # articles',
    }),
    recentAnswers: w.counted({ one: '# réponse récente', other: '# réponses récentes' }),
    aboutYou: (list) => `À votre sujet, sur tous les serveurs : ${list}.`,
    unknown:
      'Je ne peux pas dire pour l’instant ce qui est conservé à votre sujet. La personne qui gère ce bot en trouvera la raison dans son journal.',
    nothingAboutYou: 'À votre sujet, rien n’est conservé.',
    sure: 'Supprimer tout cela, sur tous les serveurs ? C’est irréversible.',
    deleted: (list) => `Supprimé : ${list}.`,
    failed: 'La suppression a échoué. Réessayez plus tard, ou prévenez la personne qui gère ce bot.',
    untouched: 'Rien n’a été supprimé.',
    buttons: { delete: 'Supprimer ce qui me concerne', sure: 'Supprimer', cancel: 'Annuler' },
  },
};

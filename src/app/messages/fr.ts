import { fr as answering } from './answering/fr.ts';
import { fr as library } from './library/fr.ts';
import { fr as manners } from './manners/fr.ts';
import { fr as server } from './server/fr.ts';
import type { Messages } from './types.ts';
import { words } from './words.ts';

const w = words('fr');

export const fr: Messages = {
  ...w,
  ...server,
  ...library,
  ...answering,
  manners,
  locale: 'fr',
  discordLocales: ['fr'],

  commands: {
    ask: {
      description: 'Posez une question aux articles et recevez des citations avec notes de bas de page',
      question: 'Ce que vous voulez savoir',
      article: 'Chercher seulement dans cet article',
      language: 'Chercher seulement les articles dans cette langue',
      library:
        'D’ailleurs, par exemple en message privé : interroger aussi les articles d’un de vos serveurs',
      private: 'Ne montrer la réponse qu’à vous',
    },
    article: {
      description: 'Lisez un article, page par page',
      name: 'Quel article, ou quel titre dans un article',
    },
    articles: {
      description: 'Liste les articles d’où viennent les réponses',
      page: 'Quelle page de la liste',
    },
    status: { description: 'Montre ce qui est chargé, depuis quand, et quels fichiers posent problème' },
    help: { description: 'Explique comment poser une question' },
    reindex: { description: 'Relit le dossier d’articles (administrateurs seulement)' },
    settings: { description: 'Choisissez comment je réponds sur ce serveur (pour qui peut le gérer)' },
    insights: {
      description: 'Montre ce qui manque dans les articles (pour qui peut gérer ce serveur)',
      days: 'Sur combien de jours',
    },
    library: {
      description: 'Ajoutez des articles propres à ce serveur (pour qui peut le gérer)',
      add: 'Ajoute des fichiers, un texte que vous écrivez, ou ce qui se trouve à une adresse',
      list: 'Liste les articles que ce serveur a ajoutés',
      show: 'Montre ce qui a été lu d’un article, qui l’a ajouté et d’où',
      replace: 'Met un autre fichier ou texte à la place d’un article',
      remove: 'Retire un article ; pendant une minute, cela peut être annulé',
      export: 'Envoie tous les fichiers de ce serveur dans un zip',
      file: 'Un fichier : texte, Markdown, HTML, CSV, PDF, DOCX ou EPUB',
      url: 'Une page, un fichier, un sitemap, ou un .zip ou .tar.gz de fichiers',
      fresh: 'Consulter de nouveau l’adresse chaque jour',
      article: 'Quel article',
      page: 'Quelle page de la liste',
      access: 'Qui peut lire un article ou un dossier propre à ce serveur',
      limited: 'L’article ou le dossier',
      role: 'Un rôle qui peut le lire',
      channel: 'Un salon où tout le monde peut le lire',
      everybody: 'Tout le monde ici peut de nouveau le lire',
      words: 'Montre, ajoute ou change les mots propres à ce serveur, comme son jargon, et leur sens',
      word: 'Le mot ; seul, il est montré et peut être retiré',
      means: 'Ce qu’il veut dire dans les articles',
    },
    privacy: { description: 'Dit ce que je conserve et supprime ce qui vous concerne' },
  },

  commandNames: {
    ask: 'demander',
    article: 'article',
    articles: 'articles',
    status: 'état',
    help: 'aide',
    reindex: 'réindexer',
    settings: 'paramètres',
    insights: 'analyse',
    library: 'bibliothèque',
    privacy: 'confidentialité',
  },
  optionNames: {
    question: 'question',
    article: 'article',
    language: 'langue',
    library: 'bibliothèque',
    private: 'privé',
    page: 'page',
    name: 'nom',
    days: 'jours',
    file: 'fichier',
    url: 'adresse',
    fresh: 'actualiser',
    role: 'rôle',
    channel: 'salon',
    everybody: 'tous',
    word: 'mot',
    means: 'sens',
  },
  menu: { askAbout: 'Demander à ce sujet' },

  answer: {
    declined: 'Les articles ne le disent pas.',
    nearest: 'Les articles les plus proches :',
    declinedHere: 'Cet article ne le dit pas.',
    declinedIn: (language) => `Les articles en ${language} ne le disent pas.`,
    closest: (language) => `Les articles en ${language} ne le disent pas. Ce qui s’en approche le plus :`,
    nothingElse: 'Je n’ai rien trouvé d’autre à ce sujet dans les articles.',
    onlyIn: (language) => `Trouvé seulement en ${language}.`,
    noArticles: (language) => `Il n’y a pas d’articles en ${language}.`,
    noArticlesBut: (language, found) =>
      `Il n’y a pas d’articles en ${language} ; ceci a été trouvé en ${found}.`,
    languages: (list) => `Les articles sont en ${list}.`,
    alsoIn: (places) => `aussi dans ${places}`,
    maybe: w.counted({
      one: 'Je ne suis pas sûr. Ceci peut aider :',
      other: 'Je ne suis pas sûr. Ces passages peuvent aider :',
    }),
    following: (question) => `Après « ${question} »`,
    sharedBy: (user) => `Partagé par ${user}`,
    lines: (from, to) => (from === to ? `ligne ${from}` : `lignes ${from}–${to}`),
    page: (page) => `page ${page}`,
    leftOut: w.counted({
      one: '# citation de plus ne tient pas dans ce message.',
      other: '# citations de plus ne tiennent pas dans ce message.',
    }),
    tooLong: 'Le passage est trop long pour un message ; vous le trouverez ici :',
    thanks: 'Merci, cela aide à voir ce qui manque dans les articles.',
  },

  buttons: {
    inContext: 'En contexte',
    more: 'Plus',
    previous: 'Précédent',
    next: 'Suivant',
    share: 'Partager',
    shared: 'Partagé',
    dismiss: 'Retirer',
    followUp: 'Poursuivre',
    again: 'Demander de nouveau',
    allArticles: 'Chercher dans tous les articles',
    fromStart: 'Lire depuis le début',
  },

  followUp: { title: 'Poursuivre', label: 'Votre question' },

  reader: {
    paragraphs: (from, to, total) =>
      from === to
        ? `paragraphe ${w.number(from)} sur ${w.number(total)}`
        : `paragraphes ${w.number(from)}–${w.number(to)} sur ${w.number(total)}`,
    changed: 'Cet article a changé depuis.',
    quoteGone: 'Cet article a changé depuis, et la citation ne s’y trouve plus.',
    articleGone: 'Cet article n’existe plus.',
  },

  help: {
    words: ['aide'],
    what: 'Je réponds à des questions sur un dossier d’articles, par des citations et l’endroit où chacune se trouve. Je n’invente jamais de phrase, et je le dis quand les articles n’ont pas la réponse.',
    inDiscord: [
      'Demandez avec `/demander`, mentionnez-moi avec une question ou écrivez-moi directement.',
      'Demandez dans votre langue : les articles dans cette langue viennent d’abord.',
      'Poursuivez à partir d’une réponse, en y répondant ou avec *Poursuivre* : « qui d’autre ? », « et en anglais ? »',
    ],
    inTerminal: [
      'Tapez une question, puis Entrée.',
      'Demandez dans votre langue : les articles dans cette langue viennent d’abord.',
      'Pour continuer à partir d’une réponse, posez simplement la question suivante : « qui d’autre ? », « et en portugais ? »',
    ],
    commands: 'Commandes :',
    short:
      'Demandez-moi quelque chose sur les articles : écrivez une question après m’avoir mentionné, ou utilisez `/demander`. `/aide` en dit plus.',
  },

  articles: {
    heading: w.counted({ one: '# article', other: '# articles' }),
    paragraphs: w.counted({ one: '# paragraphe', other: '# paragraphes' }),
    page: (page, pages) => `Page ${w.number(page)} sur ${w.number(pages)}`,
  },

  status: {
    heading: 'État',
    loaded: (articles, paragraphs) =>
      `${fr.articles.heading(articles)}, ${fr.articles.paragraphs(paragraphs)}`,
    languages: (list) => `Langues : ${list}`,
    built: (ago) => `Index construit ${ago}`,
    running: (version, duration) => `Version ${version}, en marche depuis ${duration}`,
    problems: w.counted({ one: '# fichier avec un problème :', other: '# fichiers avec des problèmes :' }),
    replicas: w.counted({ one: '# instance répond :', other: '# instances répondent :' }),
    thisReplica: 'celle-ci',
    differs: 'd’autres articles que celle-ci',
  },

  reindex: {
    stages: {
      model: 'Téléchargement du modèle (Mo)',
      read: 'Lecture des fichiers',
      embed: 'Lecture des paragraphes',
      index: 'Construction de l’index',
    },
    started: 'Lecture du dossier d’articles…',
    done: (duration) => `Index reconstruit en ${duration}`,
    unchanged: 'Rien n’a changé.',
    added: w.counted({ one: '+ # ajouté', other: '+ # ajoutés' }),
    changed: w.counted({ one: '~ # modifié', other: '~ # modifiés' }),
    removed: w.counted({ one: '− # retiré', other: '− # retirés' }),
    problems: w.counted({ one: '! # avec un problème', other: '! # avec des problèmes' }),
    kept: 'L’index n’a pas pu être reconstruit ; l’ancien continue de répondre.',
  },

  problems: {
    empty: 'ne contient pas de texte d’article',
    binary: 'n’est pas du texte',
    encoding: 'texte dans un codage inconnu',
    'encoding-guessed': 'texte dans un codage inconnu, lu selon son apparence',
    scan: 'montre des images de pages, pas du texte',
    encrypted: 'protégé par un mot de passe',
    damaged: 'endommagé, ou autre chose que ce que dit son nom',
    'too-slow': 'trop long à lire',
    'too-complex': 'demande trop de mémoire pour être lu',
    unreadable: 'ne peut pas être lu',
    'too-large': 'trop volumineux',
    kind: 'n’est pas un type de fichier qui est lu',
    outside: 'mène hors du dossier',
    'front-matter': 'ce qui est incompréhensible dans l’en-tête a été laissé de côté',
    failed: 'ne peut pas être indexé',
  },
  more: w.counted({ one: '… et # de plus', other: '… et # de plus' }),
  auto: 'N’importe laquelle, celle de la question d’abord',
  undetermined: 'langue inconnue',

  terminal: {
    greeting: 'Posez une question, ou tapez /help.',
    unknownCommand: (command) =>
      `La commande ${command} n’existe pas. Tapez /help pour voir celles qui existent.`,
    reindex: 'Relit le dossier d’articles',
    quit: 'Quitter',
    askUsage: 'Écrivez la question après /ask, ou écrivez-la simplement.',
    usage: (how) => `Écrivez-la ainsi : ${how}`,
    nothingToShow: (command) => `Il n’y a rien à montrer pour ${command}.`,
    context: 'Lit une citation dans son contexte : /context 2',
    more: 'Montre d’autres citations',
    all: 'Repose la question dans tous les articles',
    next: 'Passe à la page suivante de l’article',
    previous: 'Revient à la page précédente',
    onlyInServers: (commands) => `Seulement sur un serveur Discord : ${commands}`,
  },

  trouble: {
    ours: 'Quelque chose s’est mal passé de mon côté. Réessayez dans un instant.',
    indexAway: 'Je n’arrive pas à accéder aux articles pour le moment. Réessayez dans un instant.',
    notAllowed: 'Seuls les membres qui peuvent gérer ce serveur peuvent faire cela.',
    notAllowedInDirectMessages:
      'En messages privés, seules les personnes qui gèrent ce bot peuvent faire cela.',
    noSuchLanguage: (asked, languages) =>
      `Il n’y a pas d’articles en « ${asked} ». Langues des articles : ${languages}.`,
    noSuchArticle: (asked) => `Aucun article ne s’appelle « ${asked} », j’ai donc cherché dans tous.`,
    noSuchLibrary:
      'Il n’y a pas ici de telle bibliothèque que vous puissiez lire, j’ai donc cherché sans elle.',
    tooFast: (duration) => `C’était beaucoup à la fois. Réessayez dans ${duration}.`,
    noText: 'Ce message ne contient pas de texte auquel je puisse répondre.',
    questionGone: 'Je ne vois plus la question. Posez-la de nouveau, s’il vous plaît.',
    questionTooOld:
      'Cette question est trop ancienne, je ne l’ai plus en entier. Posez-la de nouveau, s’il vous plaît.',
    notYours:
      'Seuls la personne qui a demandé et les membres qui peuvent gérer les messages peuvent retirer cette réponse.',
    notPublicHere: 'Dans ce salon, les réponses restent privées.',
    cannotShare: 'Je ne peux pas écrire dans ce salon.',
    notKept: 'Votre évaluation n’a pas pu être enregistrée.',
    cannotWrite: (channel, permissions) =>
      `Je ne peux pas vous répondre dans ${channel}. Il m’y manque ces permissions : ${permissions}.`,
    permissions: {
      ViewChannel: 'Voir le salon',
      SendMessages: 'Envoyer des messages',
      SendMessagesInThreads: 'Envoyer des messages dans les fils',
      ReadMessageHistory: 'Voir les anciens messages',
    },
    noSuchPage: (page, pages) =>
      pages === 1
        ? 'Il n’y a qu’une page.'
        : `Il n’y a pas de page ${w.number(page)} ; la dernière est la ${w.number(pages)}.`,
  },
};

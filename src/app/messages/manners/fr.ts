import type { MannersMessages } from '../mannersMessages.ts';
import { words } from '../words.ts';

const w = words('fr');

export const fr: MannersMessages = {
  remarks: {
    greeting: 'Bonjour ! Demandez-moi quelque chose sur les articles.',
    thanks: 'Je vous en prie.',
    farewell: 'Au revoir !',
    approval: 'Bien. Posez d’autres questions quand vous voulez.',
  },
  late: 'Votre dernière question remonte à plus de dix minutes ; j’ai donc pris celle-ci seule.',
  replyInstead: 'Répondez à ma réponse pour la poursuivre.',
  cut: (characters) => `Je n’ai lu que les ${w.number(characters)} premiers caractères.`,
  unread: (name) => `Je n’ai pas pu lire \`${name}\`.`,
  cannotSee:
    'Je ne peux pas voir ce message. Ouvrez son menu, choisissez *Applications*, puis *Demander à ce sujet*.',
  withoutPermissions: 'Permissions que je n’ai pas ici, et ce que je fais sans elles :',
  permissions: {
    CreatePublicThreads: {
      name: 'Créer des fils publics',
      without: 'je réponds dans le salon, pas dans un fil',
    },
    AddReactions: { name: 'Ajouter des réactions', without: 'je réponds aux remerciements par une phrase' },
    ViewAuditLog: {
      name: 'Voir les logs du serveur',
      without: 'j’accueille le propriétaire, pas la personne qui m’a ajouté',
    },
  },
  openArticle: 'Lire un article',
  help: {
    askAbout: 'prend le message de quelqu’un comme question : ouvrez son menu et choisissez *Applications*',
    elsewhere:
      'Emmenez-moi dans d’autres serveurs et discussions : ouvrez mon profil et ajoutez-moi à vos applications.',
  },
  welcome: {
    hello: (server) => `Merci de m’avoir ajouté à ${server}.`,
    ask: 'Les membres peuvent poser leurs questions avec `/demander`, me mentionner ou choisir *Demander à ce sujet* dans le menu d’un message. Je réponds par des citations d’articles.',
    library: (command) => `${command} ajoute vos propres articles.`,
    settings: (command) =>
      `${command} choisit où et comment je réponds, et à qui demander quand les articles ne le disent pas.`,
  },
  team: {
    ask: 'Demander à l’équipe',
    asked: 'L’équipe a été sollicitée',
    asks: (user) => `${user} demande quelque chose que les articles ne disent pas :`,
    toAnswer: 'Vers ma réponse',
    askedIn: (channel) => `Demandé dans ${channel}`,
    nobody: 'Il n’y a plus personne à qui demander ici.',
    tooSoon: (duration) => `Vous venez de solliciter l’équipe. Attendez ${duration} avant de recommencer.`,
  },
};

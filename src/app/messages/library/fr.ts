import type { LibraryMessages } from '../libraryMessages.ts';
import { words } from '../words.ts';

const w = words('fr');
const articles = w.counted({ one: '# article', other: '# articles' });

export const fr: LibraryMessages = {
  subcommandNames: {
    add: 'ajouter',
    list: 'lister',
    show: 'montrer',
    replace: 'remplacer',
    remove: 'retirer',
    export: 'exporter',
    access: 'accès',
    words: 'mots',
  },

  library: {
    heading: (count, used, most) => `${articles(count)} propres à ce serveur, ${used} sur ${most} Mo`,
    nothing: 'Ce serveur n’a pas encore d’articles à lui. Ajoutez-en avec `/bibliothèque ajouter`.',
    added: w.counted({ one: '# article ajouté', other: '# articles ajoutés' }),
    replaced: w.counted({ one: '# article remplacé', other: '# articles remplacés' }),
    removed: w.counted({ one: '# article retiré', other: '# articles retirés' }),
    restored: w.counted({ one: '# article est de retour', other: '# articles sont de retour' }),
    notAdded: w.counted({ one: '# fichier n’a pas été ajouté', other: '# fichiers n’ont pas été ajoutés' }),
    unchanged: 'Rien n’a été modifié.',
    same: 's’y trouve déjà, mot pour mot',
    taken: 'un autre fichier de ce nom s’y trouve déjà ; `/bibliothèque remplacer` le remplace',
    full: (count, megabytes) => `il n’y a plus de place : ${articles(count)} et ${megabytes} Mo au plus`,
    ready: 'J’en tire des réponses à partir de maintenant.',
    gone: 'Je n’en tire plus de réponses.',
    notIndexed:
      'Il est conservé, mais je ne peux pas encore en tirer de réponses, car la lecture de la bibliothèque a échoué. Le journal du bot en donne la raison.',
    questions: (list) => `Questions qu’il contient : ${list}`,
    headings: (list) => `Titres qu’il contient : ${list}`,
    path: (path) => `Fichier : ${path}`,
    addedBy: (user, ago) => `Ajouté par ${user} ${ago}`,
    addedAgo: (ago) => `Ajouté ${ago}`,
    from: {
      file: (name) => `Du fichier joint ${name}`,
      text: 'Du formulaire',
      address: (url) => `De ${url}`,
      found: 'Il a été trouvé dans le dossier de la bibliothèque de ce serveur.',
    },
    fresh: 'Je consulte de nouveau cette adresse chaque jour.',
    undo: 'Annuler',
    tooLate: 'Cela ne peut plus être annulé.',
    notKept: 'Cela n’a pas fonctionné. Réessayez plus tard, ou prévenez qui gère ce bot.',
    noSuch: (asked) => `Ce serveur n’a pas d’article « ${asked} » à lui.`,
    form: { add: 'Ajouter un article', replace: 'Remplacer un article', title: 'Titre', text: 'Texte' },
    exported: w.counted({
      one: '# article, tel qu’il a été ajouté',
      other: '# articles, tels qu’ils ont été ajoutés',
    }),
    part: (part, parts) => `Partie ${part} sur ${parts}`,
    tooLarge: w.counted({
      one: '# fichier est trop volumineux pour être envoyé ici :',
      other: '# fichiers sont trop volumineux pour être envoyés ici :',
    }),
    either: 'Donnez soit des fichiers, soit une adresse, mais pas les deux.',
    notFetched: 'Rien n’a pu être récupéré à cette adresse :',
    address: {
      address: 'une adresse qui commence par http:// ou https:// était attendue',
      private: 'elle ne mène pas à l’internet public',
      robots: 'le robots.txt du site ne le permet pas',
      unreachable: 'le site ne répond pas',
      status: 'le site refuse, ou n’a pas cette page',
      redirects: 'elle redirige trop souvent',
      'too-slow': 'cela a pris trop de temps',
      'too-large': 'c’est trop volumineux',
      kind: 'ce n’est pas un type de fichier que je sais lire',
      damaged: 'le fichier est endommagé',
      nothing: 'il n’y a rien que je puisse y lire',
      'too-many': 'elle vient après les 200 pages que je prends dans un sitemap',
    },
    access: {
      everybody: (path) => `Tout le monde ici peut lire « ${path} ».`,
      only: (path, who) =>
        `Désormais, seuls peuvent lire « ${path} » : ${who}. Là où d’autres verraient une réponse qui en est tirée, elle est privée.`,
      asFolder: (path) => `« ${path} » n’a pas de limite propre, mais son dossier en a une.`,
      gone: 'n’est plus là',
      tooMany: (most) =>
        `Rien n’a été ajouté : ici, au plus ${w.number(most)} articles et dossiers peuvent être limités.`,
    },
    words: {
      heading: w.counted({ one: '# mot propre à ce serveur', other: '# mots propres à ce serveur' }),
      none: 'Ce serveur n’a pas encore de mots à lui. Ajoutez-en un avec `/bibliothèque mots mot: sens:`.',
      set: 'À partir de maintenant, les questions posées ici sont lues dans les deux sens.',
      before: (means) => `Avant, il voulait dire : ${means}`,
      gone: (word) => `« ${word} » n’est plus un mot propre à ce serveur.`,
      unknown: (word) => `« ${word} » n’est pas un mot propre à ce serveur. Avec \`sens:\`, il le devient.`,
      refused: (word, means) =>
        `J’attends un mot de ${word} caractères au plus et, avec \`sens:\`, autre chose de ${means} au plus ; chacun avec une lettre, un chiffre ou un émoji.`,
      full: (most) => `Il y a déjà ${most} mots, et il ne peut pas y en avoir plus : retirez-en un d’abord.`,
      remove: 'Retirer',
      here: (pairs) => `Sur ce serveur : ${pairs}`,
      there: (pairs) => `Sur ce serveur-là : ${pairs}`,
      log: {
        set: (user, pair) => `${user} a défini un mot propre à ce serveur : ${pair}`,
        gone: (user, word) => `${user} a retiré un mot propre à ce serveur : ${word}`,
      },
    },
    log: {
      told: (where) => `Les changements de la bibliothèque sont annoncés : ${where}`,
      nowhere: 'nulle part',
      choose: 'Un salon où sont annoncés les changements de la bibliothèque',
      deeds: {
        added: (user, list) => `${user} a ajouté à la bibliothèque : ${list}`,
        replaced: (user, list) => `${user} a remplacé dans la bibliothèque : ${list}`,
        removed: (user, list) => `${user} a retiré de la bibliothèque : ${list}`,
        restored: (user, list) => `${user} a rendu à la bibliothèque : ${list}`,
      },
    },
  },
};

import type { LibraryMessages } from '../libraryMessages.ts';
import { words } from '../words.ts';

const w = words('ja');

export const ja: LibraryMessages = {
  subcommandNames: {
    add: '追加',
    list: '一覧',
    show: '表示',
    replace: '置き換え',
    remove: '削除',
    export: '書き出し',
    access: '閲覧',
    words: '言葉',
  },

  library: {
    heading: (count, used, most) => `このサーバー独自の記事：${w.number(count)}件、${most} MB中${used} MB`,
    nothing: 'このサーバー独自の記事はまだありません。`/ライブラリ 追加`で追加できます。',
    added: w.counted({ other: '#件の記事を追加しました' }),
    replaced: w.counted({ other: '#件の記事を置き換えました' }),
    removed: w.counted({ other: '#件の記事を削除しました' }),
    restored: w.counted({ other: '#件の記事を元に戻しました' }),
    notAdded: w.counted({ other: '追加されなかったファイル：#件' }),
    unchanged: '何も変更されませんでした。',
    same: '同じ内容のものがすでにあります',
    taken: '同じ名前の別のファイルがすでにあります。`/ライブラリ 置き換え`で置き換えられます',
    full: (count, megabytes) => `空きがありません。上限は記事${w.number(count)}件、${megabytes} MBです`,
    ready: 'これからはこの内容からも回答します。',
    gone: 'この内容からはもう回答しません。',
    notIndexed:
      '保存しましたが、ライブラリの読み込みに失敗したため、まだ回答に使えません。理由はボットのログにあります。',
    questions: (list) => `含まれる質問：${list}`,
    headings: (list) => `含まれる見出し：${list}`,
    path: (path) => `ファイル：${path}`,
    addedBy: (user, ago) => `${ago}に${user}が追加`,
    addedAgo: (ago) => `${ago}に追加`,
    from: {
      file: (name) => `添付ファイル${name}から`,
      text: 'フォームから',
      address: (url) => `${url}から`,
      found: 'このサーバーのライブラリのフォルダーで見つかりました。',
    },
    fresh: 'このアドレスを毎日確認します。',
    undo: '元に戻す',
    tooLate: 'もう元に戻せません。',
    notKept: 'うまくいきませんでした。後でもう一度試すか、このボットの運営者に知らせてください。',
    noSuch: (asked) => `このサーバー独自の記事に「${asked}」はありません。`,
    form: { add: '記事を追加', replace: '記事を置き換え', title: 'タイトル', text: '本文' },
    exported: w.counted({ other: '追加されたままの記事：#件' }),
    part: (part, parts) => `${parts}個中${part}個目`,
    tooLarge: w.counted({ other: 'ここで送るには大きすぎるファイル：#件' }),
    either: 'ファイルかアドレスのどちらか一方を指定してください。',
    notFetched: 'このアドレスからは何も取得できませんでした：',
    address: {
      address: 'http:// または https:// で始まるアドレスが必要です',
      private: '公開されたインターネット上のアドレスではありません',
      robots: 'サイトの robots.txt が許可していません',
      unreachable: 'サイトが応答しません',
      status: 'サイトに拒否されたか、そのページがありません',
      redirects: '転送が多すぎます',
      'too-slow': '時間がかかりすぎました',
      'too-large': '大きすぎます',
      kind: '読み取れる種類のファイルではありません',
      damaged: 'ファイルが壊れています',
      nothing: '読み取れるものがありません',
      'too-many': 'サイトマップから取り込む200ページを超えています',
    },
    access: {
      everybody: (path) => `「${path}」はここの全員が読めます。`,
      only: (path, who) =>
        `「${path}」を読めるのは今から${who}だけです。ほかの人にも見える場所では、そこからの回答は非公開になります。`,
      asFolder: (path) => `「${path}」自体に制限はありませんが、フォルダーに制限があります。`,
      gone: 'もうありません',
      tooMany: (most) =>
        `何も追加されませんでした。ここで閲覧を制限できる記事とフォルダーは最大${w.number(most)}件です。`,
    },
    words: {
      heading: w.counted({ other: 'このサーバー独自の言葉：#件' }),
      none: 'このサーバー独自の言葉はまだありません。`/ライブラリ 言葉 言葉: 意味:`で追加できます。',
      set: 'これからは、ここでの質問をどちらの言い方でも読み取ります。',
      before: (means) => `以前の意味：${means}`,
      gone: (word) => `「${word}」はこのサーバー独自の言葉ではなくなりました。`,
      unknown: (word) =>
        `「${word}」はこのサーバー独自の言葉ではありません。\`意味:\`を付けると追加されます。`,
      refused: (word, means) =>
        `${word}文字以内の言葉と、\`意味:\`にそれとは別の${means}文字以内の意味を指定してください。どちらにも文字、数字、絵文字のいずれかが必要です。`,
      full: (most) => `言葉はすでに上限の${most}件です。先に1件削除してください。`,
      remove: '削除',
      here: (pairs) => `このサーバーでは：${pairs}`,
      there: (pairs) => `そのサーバーでは：${pairs}`,
      log: {
        set: (user, pair) => `${user}がこのサーバー独自の言葉を設定しました：${pair}`,
        gone: (user, word) => `${user}がこのサーバー独自の言葉を削除しました：${word}`,
      },
    },
    log: {
      told: (where) => `ライブラリの変更を知らせる場所：${where}`,
      nowhere: 'なし',
      choose: 'ライブラリの変更を知らせるチャンネル',
      deeds: {
        added: (user, list) => `${user}がライブラリに追加：${list}`,
        replaced: (user, list) => `${user}がライブラリで置き換え：${list}`,
        removed: (user, list) => `${user}がライブラリから削除：${list}`,
        restored: (user, list) => `${user}がライブラリに戻しました：${list}`,
      },
    },
  },
};

import type { MannersMessages } from '../mannersMessages.ts';
import { words } from '../words.ts';

const w = words('id');

export const id: MannersMessages = {
  remarks: {
    greeting: 'Halo! Tanyakan sesuatu tentang artikel.',
    thanks: 'Sama-sama.',
    farewell: 'Sampai jumpa!',
    approval: 'Baik. Silakan bertanya lagi kapan saja.',
  },
  late: 'Pertanyaan terakhirmu sudah lebih dari sepuluh menit yang lalu, jadi saya membaca yang ini tersendiri.',
  replyInstead: 'Balas jawaban saya untuk melanjutkannya.',
  cut: (characters) => `Saya hanya membaca ${w.number(characters)} karakter pertama.`,
  unread: (name) => `Saya tidak dapat membaca \`${name}\`.`,
  cannotSee:
    'Saya tidak dapat melihat pesan itu. Buka menunya, pilih *Aplikasi*, lalu *Tanyakan tentang ini*.',
  withoutPermissions: 'Izin yang tidak saya miliki di sini, dan yang saya lakukan tanpanya:',
  permissions: {
    CreatePublicThreads: { name: 'Buat Utas Publik', without: 'saya menjawab di kanal, bukan di utas' },
    AddReactions: { name: 'Tambahkan Reaksi', without: 'saya menjawab ucapan terima kasih dengan kalimat' },
    ViewAuditLog: { name: 'Lihat Log Audit', without: 'saya menyambut pemilik, bukan yang menambahkan saya' },
  },
  openArticle: 'Baca artikel',
  help: {
    askAbout: 'menjadikan pesan seseorang sebagai pertanyaan: buka menunya lalu pilih *Aplikasi*',
    elsewhere: 'Bawa saya ke server dan obrolan lain: buka profil saya dan tambahkan saya ke aplikasimu.',
  },
  welcome: {
    hello: (server) => `Terima kasih telah menambahkan saya ke ${server}.`,
    ask: 'Anggota dapat bertanya dengan `/tanya`, menyebut saya, atau memilih *Tanyakan tentang ini* di menu pesan. Saya menjawab dengan kutipan dari artikel.',
    library: (command) => `${command} menambahkan artikelmu sendiri.`,
    settings: (command) =>
      `${command} memilih di mana dan bagaimana saya menjawab, dan siapa yang ditanyai jika artikel tidak menyebutkannya.`,
  },
  team: {
    ask: 'Tanya tim',
    asked: 'Tim sudah ditanya',
    asks: (user) => `${user} menanyakan sesuatu yang tidak dijawab artikel:`,
    toAnswer: 'Ke jawaban saya',
    askedIn: (channel) => `Ditanyakan di ${channel}`,
    nobody: 'Di sini tidak ada lagi yang bisa ditanyai.',
    tooSoon: (duration) => `Kamu baru saja bertanya kepada tim. Tunggu ${duration} sebelum bertanya lagi.`,
  },
};

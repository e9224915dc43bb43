import type { MannersMessages } from '../mannersMessages.ts';

export const id: MannersMessages = {
  remarks: {
    greeting: 'Halo! Tanyakan sesuatu tentang artikel.',
    thanks: 'Sama-sama.',
    farewell: 'Sampai jumpa!',
    approval: 'Baik. Silakan bertanya lagi kapan saja.',
  },
  late: 'Pertanyaan terakhir Anda sudah lebih dari sepuluh menit yang lalu, jadi saya membaca yang ini tersendiri.',
  replyInstead: 'Balas jawaban saya untuk melanjutkannya.',
  team: {
    ask: 'Tanya tim',
    asked: 'Tim sudah ditanya',
    asks: (user) => `${user} menanyakan sesuatu yang tidak dijawab artikel:`,
    toAnswer: 'Ke jawaban saya',
    askedIn: (channel) => `Ditanyakan di ${channel}`,
    nobody: 'Di sini tidak ada lagi yang bisa ditanyai.',
    tooSoon: (duration) => `Anda baru saja bertanya kepada tim. Tunggu ${duration} sebelum bertanya lagi.`,
  },
};
